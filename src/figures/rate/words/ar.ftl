rate_column = { $part } لكل { $per } { $whole } (بحسابنا)
no_rate = لا يمكن حسابه
share_of = { $part } من { $whole }، { $date }
fewer_than_one_in = أقل من 1 من كل { $number }
