// name: merged_provinces_documents
// title_vi: Văn bản của tỉnh đã sáp nhập
// title_en: Documents of provinces that were merged
// question_vi: Văn bản nào do tỉnh cũ ban hành, nay thuộc tỉnh nào?
// question_en: Which documents were issued by a former province, and to which province do they belong today?
// columns: province, province_then, code, title, issued_on
// order: province, province_then, issued_on, code
// tags: provinces, identity
// picture: MATCH (d:Document)-[w:ISSUED_IN]->(p:Province) WHERE w.province_then <> p.name RETURN d, w, p
MATCH (d:Document)-[w:ISSUED_IN]->(p:Province)
WHERE w.province_then IS NOT NULL AND w.province_then <> p.name
RETURN DISTINCT p.name AS province, w.province_then AS province_then, coalesce(d.code, d.name, d.key) AS code,
  coalesce(d.title, d.subject) AS title, d.issued_on AS issued_on
ORDER BY province, province_then, issued_on, code
