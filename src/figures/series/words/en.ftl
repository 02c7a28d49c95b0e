total_so_far = Total so far
per_day_title = Per day (our arithmetic)
per_day = { $amount } per day
days = { $count_plural ->
    [one] { $count } day
   *[other] { $count } days
}
days_between = { $fewest } to { $most } days
growth = Our arithmetic: { $to } − { $from } = { $more }, in { $days }. Only exact counts tell a rate.
growth_in_words = { $period }: { $rate }.
