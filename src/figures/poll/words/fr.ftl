poll_answer = Réponse
poll_question = La question{ "\u00A0" }: «{ "\u00A0" }{ $question }{ "\u00A0" }»
poll_asked = Interrogés{ "\u00A0" }: { $whom }, { $date }{ "\u202F" }; { $count } ont répondu.
poll_margin = Chaque part peut s’écarter de { $points } dans les deux sens.
poll_no_margin = De combien chaque part peut s’écarter n’a pas été dit.
poll_by = Réalisé par { $done_by }, payé par { $paid_by }.
poll_within = «{ "\u00A0" }{ $first }{ "\u00A0" }» et «{ "\u00A0" }{ $second }{ "\u00A0" }» sont séparés de { $points }. C’est dans la marge des deux{ "\u00A0" }: le sondage ne dit pas lequel l’emporte.
