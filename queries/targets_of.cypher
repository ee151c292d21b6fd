// name: targets_of
// title_vi: Chỉ tiêu của một văn bản
// title_en: Targets of a document
// question_vi: Văn bản này đặt ra những chỉ tiêu nào, cơ quan nào chủ trì?
// question_en: Which targets does this document set, and which body leads each?
// parameter: code | document | ha-tinh/46-CTr/TU@2025 | 43/KH-UBND | the document | văn bản
// columns: item, indicator, qualifier, change, comparator, value, value_max, unit, year, indicator_id, lead, start, end
// order: start, indicator
// tags: targets
// picture: MATCH (d:Document)-[s:SETS_TARGET]->(t:Target) WHERE d.key = $code OR d.code = $code
//   OPTIONAL MATCH (t)-[m:MEASURES]->(i:Indicator) OPTIONAL MATCH (t)-[l:LED_BY]->(a:Agency) RETURN d, s, t, m, i, l, a
// browser: :param {code: 'ha-tinh/46-CTr/TU@2025'}
MATCH (d:Document)-[:SETS_TARGET]->(t:Target)
WHERE d.key = $code OR d.code = $code
OPTIONAL MATCH (t)-[:MEASURES]->(i:Indicator)
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
WITH t, i, a ORDER BY a.name
WITH t, i, collect(DISTINCT a.name) AS lead
RETURN DISTINCT t.item AS item, t.indicator AS indicator, t.qualifier AS qualifier, t.change AS change,
  t.comparator AS comparator, t.value AS value, t.value_max AS value_max, t.unit AS unit,
  t.year AS year, i.id AS indicator_id, lead, t.start AS start, t.end AS end
ORDER BY start, indicator
