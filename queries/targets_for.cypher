// name: targets_for
// title_vi: Chỉ tiêu gắn với một nghị quyết
// title_en: Targets of the documents that implement a resolution
// question_vi: Các văn bản thực hiện nghị quyết này đặt ra những chỉ tiêu nào?
// question_en: Which targets do the documents that implement this resolution set?
// parameter: code | document | 68-NQ/TW | 57-NQ/TW | the resolution | nghị quyết
// columns: province, document, indicator, qualifier, change, comparator, value, value_max, unit, year
// order: province, document, indicator, year, value
// tags: targets, provinces
// picture: MATCH (r:Document)<-[i:IMPLEMENTS]-(d:Document)-[s:SETS_TARGET]->(t:Target) WHERE r.key = $code OR r.code = $code RETURN r, i, d, s, t
// browser: :param {code: '68-NQ/TW'}
MATCH (r:Document)<-[:IMPLEMENTS]-(d:Document)-[:SETS_TARGET]->(t:Target)
WHERE r.key = $code OR r.code = $code
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, coalesce(d.code, d.name, d.key) AS document, t.indicator AS indicator,
  t.qualifier AS qualifier, t.change AS change, t.comparator AS comparator, t.value AS value, t.value_max AS value_max, t.unit AS unit, t.year AS year
ORDER BY province, document, indicator
