// name: programmes_by_month
// title_vi: Văn bản thực hiện theo tháng
// title_en: Implementing documents by month
// question_vi: Mỗi tháng có bao nhiêu văn bản của tỉnh thực hiện văn bản trung ương?
// question_en: How many provincial documents that implement a central one were issued in each month?
// columns: month, documents, provinces
// order: month
// tags: lineage, time, counts
MATCH (p:Province)<-[:ISSUED_IN]-(d:Document)-[i:IMPLEMENTS]->(:Central)
WHERE i.status = 'issued' AND d.issued_on IS NOT NULL
RETURN substring(d.issued_on, 0, 7) AS month, count(DISTINCT d) AS documents, count(DISTINCT p) AS provinces
ORDER BY month
