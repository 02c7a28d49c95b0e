rate_column = { $part } je { $per } { $whole } (unsere Rechnung)
no_rate = nicht zu errechnen
share_of = { $part } von { $whole }, { $date }
