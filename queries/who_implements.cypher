// name: who_implements
// title_vi: Tỉnh nào thực hiện một nghị quyết
// title_en: Provinces that implement a resolution
// question_vi: Những tỉnh nào đã hoặc sẽ ban hành văn bản thực hiện nghị quyết này, câu nào nói như vậy?
// question_en: Which provinces have issued, or will issue, a document that implements this resolution, and which sentence says so?
// parameter: code | document | 68-NQ/TW | 57-NQ/TW | the resolution | nghị quyết
// columns: province, code, title, issued_on, status, evidence, stated_in, start, end, origin
// order: province, issued_on, code, origin, start
// tags: lineage, provinces
// picture: MATCH (d:Provincial)-[i:IMPLEMENTS]->(r:Document) WHERE r.key = $code OR r.code = $code
//   OPTIONAL MATCH (d)-[w:ISSUED_IN]->(p:Province) RETURN d, i, r, w, p
// browser: :param {code: '68-NQ/TW'}
MATCH (d:Provincial)-[i:IMPLEMENTS]->(r:Document)
WHERE r.key = $code OR r.code = $code
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT p.name AS province, coalesce(d.code, d.name, d.key) AS code, d.title AS title,
  d.issued_on AS issued_on, i.status AS status, i.text AS evidence, i.stated_in AS stated_in,
  i.start AS start, i.end AS end, i.origin AS origin
ORDER BY province, issued_on, code
