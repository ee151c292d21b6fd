// name: never_resolved
// title_vi: Dẫn chiếu chưa xác định
// title_en: Citations never resolved
// question_vi: Văn bản nào được dẫn mà không biết chắc là văn bản nào?
// question_en: Which documents are cited without it being certain which document is meant?
// columns: code, key, mentions, stated_in
// order: -mentions, code, key
// tags: doubts, citations, identity
// picture: MATCH (a:Document)-[c:CITES]->(d:Document) WHERE d.key ENDS WITH '@?' OR d.key STARTS WITH '?' RETURN a, c, d
MATCH (:Document)-[c:CITES]->(d:Document)
WHERE d.key ENDS WITH '@?' OR d.key STARTS WITH '?'
WITH d, c ORDER BY c.stated_in
RETURN coalesce(d.code, d.name, d.key) AS code, d.key AS key, count(c) AS mentions,
  collect(DISTINCT c.stated_in) AS stated_in
ORDER BY mentions DESC, code, key
