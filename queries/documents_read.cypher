// name: documents_read
// title_vi: Văn bản đã đọc
// title_en: Documents that were read
// question_vi: Những văn bản nào đã được đọc, của tỉnh nào, có những gì trong đó?
// question_en: Which documents were read, of which province, and what was found in them?
// columns: province, code, title, issued_on, citations, targets, tasks, duties, doubts, path
// order: province, issued_on, code, path
// tags: corpus, counts
MATCH (d:Document)
WHERE d.held
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
WITH DISTINCT d, p
RETURN p.name AS province, coalesce(d.code, d.name, d.key) AS code, d.title AS title, d.issued_on AS issued_on,
  COUNT { (d)-[:CITES]->() } AS citations, COUNT { (d)-[:SETS_TARGET]->() } AS targets,
  COUNT { (d)-[:SETS_TASK]->() } AS tasks, COUNT { (d)-[:CHARGES]->() } AS duties,
  COUNT { (d)-[:RAISES]->() } AS doubts, d.path AS path
ORDER BY province, issued_on, code
