// name: issuers_of_programmes
// title_vi: Ai ban hành văn bản thực hiện
// title_en: Who issues implementing documents
// question_vi: Cơ quan nào của tỉnh ban hành văn bản thực hiện, bao nhiêu văn bản?
// question_en: Which provincial bodies issue implementing documents, and how many?
// columns: issuer, documents, provinces
// order: -documents, issuer
// tags: bodies, provinces, counts
MATCH (d:Provincial)-[i:IMPLEMENTS]->(:Document)
WHERE d.issuer IS NOT NULL AND i.status = 'issued'
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN d.issuer AS issuer, count(DISTINCT d) AS documents, count(DISTINCT p) AS provinces
ORDER BY documents DESC, issuer
