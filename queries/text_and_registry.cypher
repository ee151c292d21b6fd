// name: text_and_registry
// title_vi: Văn bản và danh mục cùng nói
// title_en: Said by a text and by the registry
// question_vi: Quan hệ thực hiện nào vừa có câu trong văn bản, vừa có trong danh mục?
// question_en: Which implementations are stated by a text and by the registry alike?
// columns: code, implements, sentences, registry_rows
// order: code, implements
// tags: lineage, provenance, counts
MATCH (d:Document)-[i:IMPLEMENTS]->(r:Document)
WITH d, r, count(CASE WHEN i.origin = 'registry' THEN 1 END) AS registry_rows,
  count(CASE WHEN i.origin <> 'registry' THEN 1 END) AS sentences
WHERE registry_rows > 0 AND sentences > 0
RETURN coalesce(d.code, d.name, d.key) AS code, coalesce(r.code, r.name, r.key) AS implements, sentences, registry_rows
ORDER BY code, implements
