phase_article = dans l’article
phase_after = depuis
