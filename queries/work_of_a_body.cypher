// name: work_of_a_body
// title_vi: Việc của một cơ quan
// title_en: The work of a body
// question_vi: Cơ quan có tên chứa những chữ này phải làm gì, theo văn bản nào?
// question_en: What must the bodies whose name holds these words do, and which document says so?
// parameter: body | string | Sở Tài chính | Công an tỉnh | words of the name | chữ trong tên
// columns: agency, role, what, text, document
// order: agency, role, what, document, text
// tags: bodies, targets, tasks, duties
// picture: MATCH (a:Agency)<-[r:LED_BY|COORDINATED_BY|DIRECTED_BY|CHARGED_TO]-(x)<-[s:SETS_TARGET|SETS_TASK|CHARGES]-(d:Document)
//   WHERE toLower(a.name) CONTAINS toLower($body) RETURN a, r, x, s, d
// browser: :param {body: 'Sở Tài chính'}
MATCH (a:Agency)<-[r:LED_BY|COORDINATED_BY|DIRECTED_BY|CHARGED_TO]-(x)<-[:SETS_TARGET|SETS_TASK|CHARGES]-(d:Document)
WHERE toLower(a.name) CONTAINS toLower($body)
RETURN DISTINCT a.name AS agency,
  CASE type(r) WHEN 'LED_BY' THEN 'lead' WHEN 'COORDINATED_BY' THEN 'coordinating'
    WHEN 'DIRECTED_BY' THEN 'directing' ELSE 'charged' END AS role,
  toLower(head(labels(x))) AS what, x.text AS text, coalesce(d.code, d.name, d.key) AS document
ORDER BY agency, role, what, document
