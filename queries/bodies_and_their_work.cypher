// name: bodies_and_their_work
// title_vi: Cơ quan nào chủ trì bao nhiêu việc
// title_en: Which bodies lead how much
// question_vi: Mỗi cơ quan chủ trì, phối hợp, chỉ đạo bao nhiêu chỉ tiêu và nhiệm vụ, được giao bao nhiêu việc?
// question_en: How many targets and tasks does each body lead, help with or direct, and how many duties is it charged with?
// parameter: limit | integer | 50 | 10 | how many rows | số dòng
// columns: agency, leads, coordinates, directs, duties
// order: -leads, -duties, -coordinates, agency
// tags: bodies, counts
// browser: :param {limit: 50}
MATCH (a:Agency)
WITH a, COUNT { MATCH (a)<-[:LED_BY]-(x) RETURN DISTINCT x } AS leads,
  COUNT { MATCH (a)<-[:COORDINATED_BY]-(x) RETURN DISTINCT x } AS coordinates,
  COUNT { MATCH (a)<-[:DIRECTED_BY]-(x) RETURN DISTINCT x } AS directs,
  COUNT { MATCH (a)<-[:CHARGED_TO]-(x) RETURN DISTINCT x } AS duties
WHERE leads + coordinates + directs + duties > 0
RETURN a.name AS agency, leads, coordinates, directs, duties
ORDER BY leads DESC, duties DESC, coordinates DESC, agency
LIMIT $limit
