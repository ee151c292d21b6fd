// name: unmatched_targets
// title_vi: Chỉ tiêu chưa quy về danh mục
// title_en: Targets without a known indicator
// question_vi: Chỉ tiêu nào chưa khớp với danh mục chỉ tiêu?
// question_en: Which targets were not matched to an indicator?
// columns: province, document, indicator, value, unit, start, end
// order: province, document, start
// tags: targets, gaps
MATCH (d:Document)-[:SETS_TARGET]->(t:Target)
WHERE NOT EXISTS { MATCH (t)-[:MEASURES]->(:Indicator) }
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, coalesce(d.code, d.name, d.key) AS document, t.indicator AS indicator,
  t.value AS value, t.unit AS unit, t.start AS start, t.end AS end
ORDER BY province, document, start
