// name: ordered_not_implemented
// title_vi: Được yêu cầu mà chưa có văn bản riêng
// title_en: Ordered and not implemented by a document
// question_vi: Tỉnh yêu cầu thực hiện văn bản trung ương nào mà chưa thấy có văn bản riêng để thực hiện?
// question_en: Which central documents do texts of a province order carried out, without a document of the province that implements them?
// columns: province, code, subject, evidence, document
// order: province, code, document, evidence
// tags: provinces, gaps, citations
MATCH (p:Province)<-[:ISSUED_IN]-(d:Document)-[c:CITES {role: 'carry-out'}]->(r:Central)
WHERE NOT EXISTS { MATCH (p)<-[:ISSUED_IN]-(:Document)-[:IMPLEMENTS]->(r) }
RETURN DISTINCT p.name AS province, coalesce(r.code, r.name, r.key) AS code, coalesce(r.subject, r.title) AS subject,
  c.text AS evidence, coalesce(d.code, d.name, d.key) AS document
ORDER BY province, code, document
