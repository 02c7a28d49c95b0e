rate_column = { $part } pour { $per } { $whole } (notre calcul)
no_rate = impossible à calculer
share_of = { $part } sur { $whole }, { $date }
fewer_than_one_in = moins de 1 sur { $number }
