comparison_title = Wie viel ist das eine im anderen wert?
comparison_of = Eines davon
comparison_by = gemessen daran
comparison_caveat = Unsere Rechnung; sie steht in keiner Quelle.
