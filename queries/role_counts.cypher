// name: role_counts
// title_vi: Vai trò của các dẫn chiếu
// title_en: Roles of citations
// question_vi: Các văn bản được dẫn với vai trò gì, bao nhiêu lần?
// question_en: In which roles are documents cited, and how often?
// columns: role, mentions, documents
// order: -mentions, role
// tags: citations, counts
MATCH (:Document)-[c:CITES]->(d:Document)
WHERE c.role IS NOT NULL
RETURN c.role AS role, count(c) AS mentions, count(DISTINCT d) AS documents
ORDER BY mentions DESC, role
