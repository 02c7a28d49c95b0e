poll_answer = Answer
poll_question = The question: “{ $question }”
poll_asked = Asked: { $whom }, { $date }; { $count } answered.
poll_margin = Each share may be off by { $points } either way.
poll_no_margin = By how much each share may be off was not said.
poll_by = Done by { $done_by }, paid for by { $paid_by }.
poll_within = “{ $first }” and “{ $second }” are { $points } apart. That is within the margin of the two: the poll does not tell which is more.
