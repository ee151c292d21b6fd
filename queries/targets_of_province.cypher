// name: targets_of_province
// title_vi: Chỉ tiêu của một tỉnh
// title_en: Targets of a province
// question_vi: Tỉnh này đặt ra những chỉ tiêu nào, trong văn bản nào, cơ quan nào chủ trì?
// question_en: Which targets does this province set, in which document, and which body leads each?
// parameter: province | province | Hà Tĩnh | Tuyên Quang | the province | tỉnh, thành phố
// columns: document, item, indicator, qualifier, change, comparator, value, value_max, unit, year, lead, start, end
// order: document, start, indicator
// tags: targets, provinces, bodies
// picture: MATCH (p:Province {name: $province})<-[w:ISSUED_IN]-(d:Document)-[s:SETS_TARGET]->(t:Target)
//   OPTIONAL MATCH (t)-[l:LED_BY]->(a:Agency) RETURN p, w, d, s, t, l, a
// browser: :param {province: 'Hà Tĩnh'}
MATCH (:Province {name: $province})<-[:ISSUED_IN]-(d:Document)-[:SETS_TARGET]->(t:Target)
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
WITH d, t, a ORDER BY a.name
WITH d, t, collect(DISTINCT a.name) AS lead
RETURN coalesce(d.code, d.name, d.key) AS document, t.item AS item, t.indicator AS indicator,
  t.qualifier AS qualifier, t.change AS change, t.comparator AS comparator, t.value AS value, t.value_max AS value_max, t.unit AS unit, t.year AS year, lead,
  t.start AS start, t.end AS end
ORDER BY document, start, indicator
