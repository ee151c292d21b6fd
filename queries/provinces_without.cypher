// name: provinces_without
// title_vi: Tỉnh chưa thấy thực hiện
// title_en: Provinces without an implementing document
// question_vi: Tỉnh nào chưa thấy có văn bản thực hiện nghị quyết này, và có bao nhiêu văn bản của tỉnh đã được đọc?
// question_en: Which provinces of today have no known document that implements this resolution, and how many of their texts were read?
// parameter: code | document | 68-NQ/TW | 57-NQ/TW | the resolution | nghị quyết
// columns: province, texts_read
// order: -texts_read, province
// tags: provinces, lineage, gaps
// browser: :param {code: '68-NQ/TW'}
MATCH (p:Province)
WHERE p.valid_to IS NULL AND NOT EXISTS {
  MATCH (p)<-[:ISSUED_IN]-(:Document)-[:IMPLEMENTS]->(r:Document) WHERE r.key = $code OR r.code = $code
}
RETURN p.name AS province, COUNT { MATCH (p)<-[:ISSUED_IN]-(d:Document) WHERE d.held RETURN DISTINCT d } AS texts_read
ORDER BY texts_read DESC, province
