// name: implements_through
// title_vi: Thực hiện qua văn bản trung gian
// title_en: Documents that implement a resolution through others
// question_vi: Văn bản nào thực hiện nghị quyết này gián tiếp, qua những văn bản nào?
// question_en: Which documents implement this resolution indirectly, and through which documents?
// parameter: code | document | 57-NQ/TW | 68-NQ/TW | the resolution | nghị quyết
// columns: province, code, via, hops, issued_on
// order: province, hops, code, via
// tags: lineage, provinces
// picture: MATCH path = (d:Document)-[:IMPLEMENTS*2..5]->(r:Document) WHERE r.key = $code OR r.code = $code RETURN path
// browser: :param {code: '57-NQ/TW'}
MATCH path = (d:Document)-[:IMPLEMENTS*2..5]->(r:Document)
WHERE r.key = $code OR r.code = $code
WITH DISTINCT d, [n IN nodes(path) | coalesce(n.code, n.name, n.key)] AS codes
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, head(codes) AS code, codes[1..size(codes) - 1] AS via,
  size(codes) - 1 AS hops, d.issued_on AS issued_on
ORDER BY province, hops, code
