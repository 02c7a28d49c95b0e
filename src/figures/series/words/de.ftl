total_so_far = Bisher insgesamt
per_day_title = Pro Tag (unsere Rechnung)
per_day = { $amount } pro Tag
days = { $count_plural ->
    [one] { $count } Tag
   *[other] { $count } Tagen
}
days_between = { $fewest } bis { $most } Tagen
growth = Unsere Rechnung: { $to } − { $from } = { $more }, in { $days }. Nur genaue Zählungen ergeben ein Tempo.
growth_in_words = { $period }: { $rate }.
