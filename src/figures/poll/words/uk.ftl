poll_answer = Відповідь
poll_question = Запитання: «{ $question }»
poll_asked = Опитано: { $whom }, { $date }; відповіли { $count }.
poll_margin = Похибка кожної частки: { $points } в обидва боки.
poll_no_margin = Похибку кожної частки не названо.
poll_by = Провів опитування: { $done_by }; оплатив: { $paid_by }.
poll_within = Різниця між «{ $first }» і «{ $second }»: { $points }. Це в межах похибки обох часток: опитування не показує, чого більше.
