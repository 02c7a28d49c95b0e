poll_answer = Antwort
poll_question = Die Frage: „{ $question }“
poll_asked = Befragt: { $whom }, { $date }; { $count } haben geantwortet.
poll_margin = Jeder Anteil kann um { $points } nach oben oder unten abweichen.
poll_no_margin = Um wie viel jeder Anteil abweichen kann, wurde nicht gesagt.
poll_by = Durchgeführt: { $done_by }; bezahlt: { $paid_by }.
poll_within = Zwischen „{ $first }“ und „{ $second }“ liegen { $points }. Das ist innerhalb der Fehlerspanne beider: Was mehr ist, sagt die Umfrage nicht.
