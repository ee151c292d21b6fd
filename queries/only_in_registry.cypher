// name: only_in_registry
// title_vi: Chỉ danh mục nói
// title_en: Known from the registry only
// question_vi: Quan hệ thực hiện nào chỉ có trong danh mục, chưa có câu nào của văn bản đã đọc?
// question_en: Which implementations are known from the registry only, without a sentence of a text that was read?
// columns: province, code, implements, status, evidence
// order: province, code, implements
// tags: lineage, provenance
MATCH (d:Document)-[i:IMPLEMENTS {origin: 'registry'}]->(r:Document)
WHERE NOT EXISTS { MATCH (d)-[x:IMPLEMENTS]->(r) WHERE x.origin <> 'registry' }
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, coalesce(d.code, d.name, d.key) AS code, coalesce(r.code, r.name, r.key) AS implements,
  i.status AS status, i.text AS evidence
ORDER BY province, code, implements
