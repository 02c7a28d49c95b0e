share_part = Partie
share_whole = { $whole }, { $date }
