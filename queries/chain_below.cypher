// name: chain_below
// title_vi: Chuỗi văn bản phía dưới
// title_en: The chain below a document
// question_vi: Những văn bản nào thực hiện văn bản này, trực tiếp hay qua văn bản khác?
// question_en: Which documents carry out this one, directly or through others?
// parameter: code | document | 68-NQ/TW | 57-NQ/TW | the document | văn bản
// columns: depth, source, source_province, target, status, evidence, origin
// order: depth, source_province, source, target, origin, evidence
// tags: lineage
// picture: MATCH path = (:Document)-[:IMPLEMENTS*1..6]->(r:Document) WHERE r.key = $code OR r.code = $code RETURN path
// browser: :param {code: '68-NQ/TW'}
MATCH path = (:Document)-[:IMPLEMENTS*1..6]->(r:Document)
WHERE r.key = $code OR r.code = $code
WITH length(path) AS depth, head(relationships(path)) AS hop
WITH depth, hop, startNode(hop) AS a, endNode(hop) AS b
OPTIONAL MATCH (a)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT depth, coalesce(a.code, a.name, a.key) AS source, p.name AS source_province,
  coalesce(b.code, b.name, b.key) AS target, hop.status AS status, hop.text AS evidence, hop.origin AS origin
ORDER BY depth, source_province, source, target
