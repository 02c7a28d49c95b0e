share_part = Частина
share_whole = { $whole }, { $date }
