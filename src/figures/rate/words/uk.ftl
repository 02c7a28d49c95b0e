rate_column = { $part } на { $per } { $whole } (наш розрахунок)
no_rate = не можна обчислити
share_of = { $part } із { $whole }, { $date }
