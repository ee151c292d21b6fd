// name: two_dates
// title_vi: Một văn bản, hai ngày
// title_en: Documents with two dates
// question_vi: Văn bản nào được nêu với nhiều ngày ban hành khác nhau, ở đâu?
// question_en: Which documents are given different dates of issue, and where?
// columns: code, dates, stated_in
// order: code, dates
// tags: doubts, citations
// picture: MATCH (a:Document)-[c:CITES]->(d:Document)<-[e:CITES]-(b:Document) WHERE c.date < e.date
//   RETURN a, c, d, e, b
MATCH (:Document)-[c:CITES]->(d:Document)
WHERE c.date IS NOT NULL
WITH d, c ORDER BY c.stated_in
WITH d, collect(c.date) AS cited, collect(DISTINCT c.stated_in) AS stated_in
UNWIND cited + CASE WHEN d.issued_on IS NULL THEN [] ELSE [d.issued_on] END AS date
WITH d, stated_in, date ORDER BY date
WITH d, stated_in, collect(DISTINCT date) AS dates
WHERE size(dates) > 1
RETURN coalesce(d.code, d.name, d.key) AS code, dates, stated_in
ORDER BY code
