// name: chain_above
// title_vi: Chuỗi văn bản phía trên
// title_en: The chain above a document
// question_vi: Văn bản này thực hiện những văn bản nào, và các văn bản đó lại thực hiện văn bản nào?
// question_en: Which documents does this one carry out, and which do those carry out in turn?
// parameter: code | document | ha-tinh/46-CTr/TU@2025 | 43/KH-UBND | the document | văn bản
// columns: depth, source, target, status, evidence, origin
// order: depth, source, target, origin, evidence
// tags: lineage
// picture: MATCH path = (d:Document)-[:IMPLEMENTS*1..6]->(:Document) WHERE d.key = $code OR d.code = $code RETURN path
// browser: :param {code: 'ha-tinh/46-CTr/TU@2025'}
MATCH path = (d:Document)-[:IMPLEMENTS*1..6]->(:Document)
WHERE d.key = $code OR d.code = $code
WITH length(path) AS depth, last(relationships(path)) AS hop
WITH depth, hop, startNode(hop) AS a, endNode(hop) AS b
RETURN DISTINCT depth, coalesce(a.code, a.name, a.key) AS source, coalesce(b.code, b.name, b.key) AS target,
  hop.status AS status, hop.text AS evidence, hop.origin AS origin
ORDER BY depth, source, target
