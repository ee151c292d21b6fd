// name: duties_with_deadlines
// title_vi: Việc có thời hạn
// title_en: Duties with deadlines
// question_vi: Việc nào có thời hạn hoàn thành, giao cho ai?
// question_en: Which duties have a deadline, and who is charged?
// columns: deadline, agencies, duty, province, document, start, end
// order: deadline, province, document, start
// tags: duties, bodies
// picture: MATCH (d:Document)-[c:CHARGES]->(u:Duty)-[t:CHARGED_TO]->(a:Agency) WHERE u.deadline IS NOT NULL RETURN d, c, u, t, a
MATCH (d:Document)-[:CHARGES]->(u:Duty)
WHERE u.deadline IS NOT NULL
OPTIONAL MATCH (u)-[:CHARGED_TO]->(a:Agency)
WITH d, u, a ORDER BY a.name
WITH d, u, collect(DISTINCT a.name) AS agencies
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT u.deadline AS deadline, agencies, u.text AS duty, p.name AS province,
  coalesce(d.code, d.name, d.key) AS document, u.start AS start, u.end AS end
ORDER BY deadline, province, document, start
