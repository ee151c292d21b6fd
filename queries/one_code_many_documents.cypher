// name: one_code_many_documents
// title_vi: Một số hiệu, nhiều văn bản
// title_en: One code, several documents
// question_vi: Số hiệu nào là của nhiều văn bản khác nhau?
// question_en: Which codes belong to several documents?
// columns: code, documents, keys
// order: -documents, code
// tags: identity, counts
MATCH (d:Document)
WHERE d.code IS NOT NULL
WITH d ORDER BY d.key
WITH d.code AS code, collect(d.key) AS keys
WHERE size(keys) > 1
RETURN code, size(keys) AS documents, keys
ORDER BY documents DESC, code
