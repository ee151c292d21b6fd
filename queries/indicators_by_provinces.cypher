// name: indicators_by_provinces
// title_vi: Chỉ tiêu nào nhiều tỉnh đặt ra
// title_en: Indicators by number of provinces
// question_vi: Mỗi chỉ tiêu được bao nhiêu tỉnh đặt ra?
// question_en: How many provinces target each indicator?
// columns: indicator_id, indicator, provinces, targets
// order: -provinces, -targets, indicator
// tags: targets, counts
MATCH (p:Province)<-[:ISSUED_IN]-(:Document)-[:SETS_TARGET]->(t:Target)-[:MEASURES]->(i:Indicator)
RETURN i.id AS indicator_id, i.name_vi AS indicator, count(DISTINCT p) AS provinces, count(DISTINCT t) AS targets
ORDER BY provinces DESC, targets DESC, indicator
