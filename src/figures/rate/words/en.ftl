rate_column = { $part } per { $per } { $whole } (our arithmetic)
no_rate = cannot be worked out
share_of = { $part } of { $whole }, { $date }
fewer_than_one_in = fewer than 1 in { $number }
