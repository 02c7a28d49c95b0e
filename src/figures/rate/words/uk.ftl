rate_column = { $part } на { $per } { $whole } (наш розрахунок)
no_rate = не можна обчислити
share_of = { $part } із { $whole }, { $date }
fewer_than_one_in = менше ніж 1 на { $number }
