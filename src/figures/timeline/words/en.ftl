phase_article = in the article
phase_after = since
