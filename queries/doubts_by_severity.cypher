// name: doubts_by_severity
// title_vi: Điều đáng ngờ theo mức độ
// title_en: Doubts by severity
// question_vi: Có bao nhiêu điều đáng ngờ mỗi loại, ở mức độ nào?
// question_en: How many doubts of each rule are there, and how severe are they?
// columns: severity, rule, doubts, documents
// order: severity, -doubts, rule
// tags: doubts, counts
MATCH (d:Document)-[:RAISES]->(x:Doubt)
RETURN x.severity AS severity, x.rule AS rule, count(DISTINCT x) AS doubts, count(DISTINCT d) AS documents
ORDER BY severity, doubts DESC, rule
