share_part = Part
share_whole = { $whole }, { $date }
