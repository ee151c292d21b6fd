// name: bodies_renamed
// title_vi: Cơ quan đổi tên, hợp nhất
// title_en: Bodies that were renamed or merged
// question_vi: Cơ quan nào được cơ quan nào kế thừa, từ khi nào?
// question_en: Which body was followed by which, and when?
// columns: agency, successor, date, by
// order: agency, successor
// tags: bodies, identity, time
// picture: MATCH (a:Agency)-[s:SUCCEEDED_BY]->(b:Agency) RETURN a, s, b
MATCH (a:Agency)-[s:SUCCEEDED_BY]->(b:Agency)
RETURN DISTINCT a.name AS agency, b.name AS successor, s.on AS date, s.by AS by
ORDER BY agency, successor
