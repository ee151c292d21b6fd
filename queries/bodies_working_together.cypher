// name: bodies_working_together
// title_vi: Cơ quan nào làm cùng nhau
// title_en: Bodies that work together
// question_vi: Cơ quan chủ trì nào phối hợp với cơ quan nào, trong bao nhiêu chỉ tiêu, nhiệm vụ?
// question_en: Which lead bodies work with which coordinating bodies, on how many targets and tasks?
// parameter: limit | integer | 50 | 10 | how many rows | số dòng
// columns: lead, coordinating, together
// order: -together, lead, coordinating
// tags: bodies, counts
// browser: :param {limit: 50}
MATCH (a:Agency)<-[:LED_BY]-(x)-[:COORDINATED_BY]->(b:Agency)
WHERE a.key <> b.key
RETURN a.name AS lead, b.name AS coordinating, count(DISTINCT x) AS together
ORDER BY together DESC, lead, coordinating
LIMIT $limit
