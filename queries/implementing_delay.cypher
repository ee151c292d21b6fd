// name: implementing_delay
// title_vi: Bao lâu thì tỉnh thực hiện
// title_en: How long provinces take
// question_vi: Từ ngày ban hành nghị quyết đến ngày tỉnh ban hành văn bản thực hiện là bao nhiêu ngày?
// question_en: How many days pass between a resolution and the provincial document that implements it?
// columns: implements, province, code, resolution_on, programme_on, days
// order: implements, days, province, code
// tags: lineage, time
MATCH (d:Provincial)-[i:IMPLEMENTS]->(r:Central)
WHERE i.status = 'issued' AND d.issued_on IS NOT NULL AND r.issued_on IS NOT NULL
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
WITH DISTINCT p, d, r, r.issued_on AS resolution_on, d.issued_on AS programme_on
RETURN coalesce(r.code, r.name, r.key) AS implements, p.name AS province, coalesce(d.code, d.name, d.key) AS code,
  resolution_on, programme_on, duration.inDays(date(resolution_on), date(programme_on)).days AS days
ORDER BY implements, days, province, code
