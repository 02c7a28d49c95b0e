share_part = الجزء
share_whole = { $whole }، { $date }
