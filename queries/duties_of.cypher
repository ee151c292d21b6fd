// name: duties_of
// title_vi: Phân công trong một văn bản
// title_en: Duties that a document gives
// question_vi: Văn bản này giao cho ai việc gì, đến khi nào?
// question_en: Whom does this document charge with what, until when?
// parameter: code | document | ha-tinh/46-CTr/TU@2025 | 43/KH-UBND | the document | văn bản
// columns: item, agencies, duty, deadline, frequency, start, end
// order: start, duty
// tags: duties, bodies
// picture: MATCH (d:Document)-[c:CHARGES]->(u:Duty)-[t:CHARGED_TO]->(a:Agency) WHERE d.key = $code OR d.code = $code RETURN d, c, u, t, a
// browser: :param {code: 'ha-tinh/46-CTr/TU@2025'}
MATCH (d:Document)-[:CHARGES]->(u:Duty)
WHERE d.key = $code OR d.code = $code
OPTIONAL MATCH (u)-[:CHARGED_TO]->(a:Agency)
WITH u, a ORDER BY a.name
WITH u, collect(DISTINCT a.name) AS agencies
RETURN u.item AS item, agencies, u.text AS duty, u.deadline AS deadline, u.frequency AS frequency,
  u.start AS start, u.end AS end
ORDER BY start
