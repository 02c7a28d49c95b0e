phase_article = في المقال
phase_after = منذ ذلك الحين
