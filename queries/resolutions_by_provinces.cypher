// name: resolutions_by_provinces
// title_vi: Nghị quyết nào nhiều tỉnh thực hiện
// title_en: Resolutions by number of provinces
// question_vi: Mỗi văn bản trung ương được bao nhiêu tỉnh thực hiện, bằng bao nhiêu văn bản?
// question_en: How many provinces implement each central document, and through how many documents?
// columns: code, subject, provinces, documents, planned
// order: -provinces, -documents, code
// tags: lineage, provinces, counts
MATCH (p:Province)<-[:ISSUED_IN]-(d:Document)-[i:IMPLEMENTS]->(r:Central)
RETURN coalesce(r.code, r.name, r.key) AS code, coalesce(r.subject, r.title) AS subject, count(DISTINCT p) AS provinces,
  count(DISTINCT d) AS documents, count(DISTINCT CASE WHEN i.status = 'planned' THEN d END) AS planned
ORDER BY provinces DESC, documents DESC, code
