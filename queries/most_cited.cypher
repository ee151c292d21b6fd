// name: most_cited
// title_vi: Được dẫn nhiều nhất
// title_en: What is cited most
// question_vi: Văn bản nào được nhiều văn bản dẫn nhất, bao nhiêu lần?
// question_en: Which documents are cited by most documents, and how often?
// parameter: limit | integer | 20 | 5 | how many rows | số dòng
// columns: code, subject, cited_by, mentions
// order: -cited_by, -mentions, code
// tags: citations, counts
// browser: :param {limit: 20}
MATCH (a:Document)-[c:CITES]->(d:Document)
WITH d, count(DISTINCT a) AS cited_by, count(c) AS mentions
RETURN coalesce(d.code, d.name, d.key) AS code, coalesce(d.subject, d.title) AS subject, cited_by, mentions
ORDER BY cited_by DESC, mentions DESC, code
LIMIT $limit
