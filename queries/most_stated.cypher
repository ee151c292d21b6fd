// name: most_stated
// title_vi: Được nhiều câu khẳng định nhất
// title_en: Implementations stated by most sentences
// question_vi: Quan hệ thực hiện nào được nhiều câu, nhiều văn bản nói tới nhất?
// question_en: Which implementations are stated by most sentences and most texts?
// parameter: limit | integer | 20 | 5 | how many rows | số dòng
// columns: code, implements, sentences, texts
// order: -sentences, -texts, code, implements
// tags: lineage, provenance, counts
// browser: :param {limit: 20}
MATCH (d:Document)-[i:IMPLEMENTS]->(r:Document)
WHERE i.origin <> 'registry'
RETURN coalesce(d.code, d.name, d.key) AS code, coalesce(r.code, r.name, r.key) AS implements,
  count(i) AS sentences, count(DISTINCT i.stated_in) AS texts
ORDER BY sentences DESC, texts DESC, code, implements
LIMIT $limit
