total_so_far = Усього на цей час
per_day_title = За день (наш розрахунок)
per_day = { $amount } на день
days = { $count_plural ->
    [one] { $count } день
    [few] { $count } дні
    [many] { $count } днів
   *[other] { $count } дня
}
days_between = { $most_plural ->
    [one] { $fewest }–{ $most } день
    [few] { $fewest }–{ $most } дні
    [many] { $fewest }–{ $most } днів
   *[other] { $fewest }–{ $most } дня
}
growth = Наш розрахунок: { $to } − { $from } = { $more }, за { $days }. Темп видно лише з точних підрахунків.
growth_in_words = { $period }: { $rate }.
