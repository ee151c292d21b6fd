// name: sentences_with
// title_vi: Câu có những chữ này
// title_en: Sentences that hold these words
// question_vi: Câu nào dẫn văn bản khác có những chữ này?
// question_en: Which sentences that cite a document hold these words?
// parameter: words | string | thực hiện | kinh tế tư nhân | the words | những chữ cần tìm
// parameter: limit | integer | 100 | 10 | how many rows | số dòng
// columns: document, cites, role, text, start, end
// order: document, start, cites
// tags: citations, search
// browser: :param {words: 'thực hiện', limit: 100}
MATCH (a:Document)-[c:CITES]->(d:Document)
WHERE toLower(c.text) CONTAINS toLower($words)
RETURN DISTINCT coalesce(a.code, a.name, a.key) AS document, coalesce(d.code, d.name, d.key) AS cites, c.role AS role,
  c.text AS text, c.start AS start, c.end AS end
ORDER BY document, start, cites
LIMIT $limit
