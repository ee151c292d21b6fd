// name: tasks_for
// title_vi: Nhiệm vụ thực hiện một nghị quyết
// title_en: Tasks that carry out a resolution
// question_vi: Những nhiệm vụ nào trong các văn bản nêu nghị quyết này để thực hiện?
// question_en: Which tasks, in which documents, order this resolution carried out?
// parameter: code | document | 68-NQ/TW | 57-NQ/TW | the resolution | nghị quyết
// columns: province, document, section, task, start, end
// order: province, document, start
// tags: tasks, provinces
// picture: MATCH (d:Document)-[s:SETS_TASK]->(t:Task)-[c:CARRIES_OUT]->(r:Document) WHERE r.key = $code OR r.code = $code RETURN d, s, t, c, r
// browser: :param {code: '68-NQ/TW'}
MATCH (d:Document)-[:SETS_TASK]->(t:Task)-[:CARRIES_OUT]->(r:Document)
WHERE r.key = $code OR r.code = $code
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, coalesce(d.code, d.name, d.key) AS document, t.section AS section,
  t.text AS task, t.start AS start, t.end AS end
ORDER BY province, document, start
