// name: replaced
// title_vi: Văn bản bị thay thế
// title_en: Documents that were replaced
// question_vi: Văn bản nào thay thế văn bản nào?
// question_en: Which document replaces which?
// columns: code, issued_on, replaces, replaced_on, origin
// order: code, replaces, origin
// tags: lineage, time
// picture: MATCH (a:Document)-[x:REPLACES]->(b:Document) RETURN a, x, b
MATCH (a:Document)-[x:REPLACES]->(b:Document)
RETURN DISTINCT coalesce(a.code, a.name, a.key) AS code, a.issued_on AS issued_on,
  coalesce(b.code, b.name, b.key) AS replaces, b.issued_on AS replaced_on, x.origin AS origin
ORDER BY code, replaces
