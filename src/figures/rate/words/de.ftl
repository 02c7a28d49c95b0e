rate_column = { $part } je { $per } { $whole } (unsere Rechnung)
no_rate = nicht zu errechnen
share_of = { $part } von { $whole }, { $date }
fewer_than_one_in = weniger als 1 von { $number }
