// name: planned_not_issued
// title_vi: Dự kiến mà chưa ban hành
// title_en: Planned and not issued
// question_vi: Văn bản nào được dự kiến ban hành mà chưa thấy đã ban hành?
// question_en: Which documents are announced and not known to be issued?
// columns: province, code, implements, evidence, stated_in
// order: province, implements, code, evidence
// tags: lineage, planned
// picture: MATCH (d:Document)-[i:IMPLEMENTS {status: 'planned'}]->(r:Document) RETURN d, i, r
MATCH (d:Document)-[i:IMPLEMENTS {status: 'planned'}]->(r:Document)
WHERE NOT EXISTS { MATCH (d)-[:IMPLEMENTS {status: 'issued'}]->(:Document) } AND NOT coalesce(d.held, false)
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, coalesce(d.code, d.name, d.key) AS code,
  coalesce(r.code, r.name, r.key) AS implements, i.text AS evidence, i.stated_in AS stated_in
ORDER BY province, implements, code
