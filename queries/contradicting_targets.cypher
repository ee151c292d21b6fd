// name: contradicting_targets
// title_vi: Một chỉ tiêu, hai mức
// title_en: One indicator, two values
// question_vi: Văn bản nào đặt hai mức khác nhau cho cùng một chỉ tiêu, cùng một năm?
// question_en: Which documents set two different values for one indicator and one year?
// columns: province, document, indicator, year, values, unit
// order: province, document, indicator, year
// tags: doubts, targets
MATCH (d:Document)-[:SETS_TARGET]->(t:Target)-[:MEASURES]->(i:Indicator)
WHERE t.value_canonical IS NOT NULL AND t.year IS NOT NULL
WITH d, i, t ORDER BY t.value_canonical
WITH d, i, t.year AS year, coalesce(t.group, '') AS group_of, coalesce(t.qualifier, '') AS part, t.change AS change,
  t.unit_canonical AS unit, collect(DISTINCT t.value_canonical) AS values
WHERE size(values) > 1
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, coalesce(d.code, d.name, d.key) AS document, i.name_vi AS indicator, year, values, unit
ORDER BY province, document, indicator, year
