share_part = Teil
share_whole = { $whole }, { $date }
