// name: targeted_here_not_there
// title_vi: Tỉnh này có chỉ tiêu, tỉnh kia không
// title_en: What one province targets and another does not
// question_vi: Tỉnh thứ nhất đặt chỉ tiêu về những gì mà tỉnh thứ hai (có văn bản đã đọc) không đặt?
// question_en: Which indicators does the first province target and the second, some text of which was read, not?
// parameter: first | province | Hà Tĩnh | Nghệ An | the province that has them | tỉnh có chỉ tiêu
// parameter: second | province | Thái Nguyên | Huế | the province that lacks them | tỉnh không có
// columns: indicator_id, indicator, documents
// order: indicator
// tags: targets, provinces, comparison
// browser: :param {first: 'Hà Tĩnh', second: 'Thái Nguyên'}
MATCH (:Province {name: $first})<-[:ISSUED_IN]-(d:Document)-[:SETS_TARGET]->(:Target)-[:MEASURES]->(i:Indicator)
WHERE EXISTS { MATCH (:Province {name: $second})<-[:ISSUED_IN]-(read:Document) WHERE read.held } AND NOT EXISTS {
  MATCH (:Province {name: $second})<-[:ISSUED_IN]-(:Document)-[:SETS_TARGET]->(:Target)-[:MEASURES]->(i)
}
WITH i, coalesce(d.code, d.name, d.key) AS code ORDER BY code
RETURN i.id AS indicator_id, i.name_vi AS indicator, collect(DISTINCT code) AS documents
ORDER BY indicator
