// name: indicator_over_provinces
// title_vi: Một chỉ tiêu ở các tỉnh
// title_en: One indicator over provinces
// question_vi: Các tỉnh đặt mức nào cho chỉ tiêu này, năm nào, tính theo một đơn vị?
// question_en: Which values do provinces set for this indicator, for which year, in one unit?
// parameter: indicator | string | grdp_growth | grdp_pc | identifier of the indicator | mã chỉ tiêu
// columns: province, year, comparator, value, value_max, unit, document
// order: province, year, document, value
// tags: targets, provinces, comparison
// picture: MATCH (i:Indicator {id: $indicator})<-[m:MEASURES]-(t:Target)<-[s:SETS_TARGET]-(d:Document) RETURN i, m, t, s, d
// browser: :param {indicator: 'grdp_growth'}
MATCH (i:Indicator {id: $indicator})<-[:MEASURES]-(t:Target)<-[:SETS_TARGET]-(d:Document)
WHERE t.value_canonical IS NOT NULL
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, t.year AS year, t.comparator AS comparator, t.value_canonical AS value,
  t.value_max_canonical AS value_max, t.unit_canonical AS unit, coalesce(d.code, d.name, d.key) AS document
ORDER BY province, year, document
