// name: province_implements
// title_vi: Một tỉnh thực hiện những gì
// title_en: What a province implements
// question_vi: Tỉnh này thực hiện những nghị quyết nào, bằng văn bản nào?
// question_en: Which documents does this province carry out, and through which of its own?
// parameter: province | province | Hà Tĩnh | Tuyên Quang | the province | tỉnh, thành phố
// columns: implements, subject, code, province_then, issued_on, status, evidence, origin
// order: implements, issued_on, code, origin, evidence
// tags: provinces, lineage
// picture: MATCH (p:Province {name: $province})<-[w:ISSUED_IN]-(d:Document)-[i:IMPLEMENTS]->(r:Document) RETURN p, w, d, i, r
// browser: :param {province: 'Hà Tĩnh'}
MATCH (p:Province {name: $province})<-[w:ISSUED_IN]-(d:Document)-[i:IMPLEMENTS]->(r:Document)
RETURN DISTINCT coalesce(r.code, r.name, r.key) AS implements, coalesce(r.subject, r.title) AS subject,
  coalesce(d.code, d.name, d.key) AS code, coalesce(w.province_then, d.province) AS province_then,
  d.issued_on AS issued_on, i.status AS status, i.text AS evidence, i.origin AS origin
ORDER BY implements, issued_on, code
