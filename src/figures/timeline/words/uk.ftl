phase_article = у статті
phase_after = відтоді
