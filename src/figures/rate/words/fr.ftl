rate_column = { $part } pour { $per } { $whole } (notre calcul)
no_rate = impossible à calculer
share_of = { $part } sur { $whole }, { $date }
