// name: coverage_by_region
// title_vi: Thực hiện theo vùng
// title_en: Coverage by region
// question_vi: Mỗi vùng có bao nhiêu tỉnh thực hiện nghị quyết này trên tổng số tỉnh?
// question_en: In each region, how many provinces of how many implement this resolution?
// parameter: code | document | 68-NQ/TW | 57-NQ/TW | the resolution | nghị quyết
// columns: region, implementing, provinces
// order: region
// tags: provinces, counts
// browser: :param {code: '68-NQ/TW'}
MATCH (p:Province)
WHERE p.valid_to IS NULL AND p.region IS NOT NULL
WITH p, EXISTS {
  MATCH (p)<-[:ISSUED_IN]-(:Document)-[:IMPLEMENTS]->(r:Document) WHERE r.key = $code OR r.code = $code
} AS does
RETURN p.region AS region, count(CASE WHEN does THEN 1 END) AS implementing, count(p) AS provinces
ORDER BY region
