phase_article = im Artikel
phase_after = seither
