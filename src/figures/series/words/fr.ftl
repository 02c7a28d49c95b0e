total_so_far = Total à ce jour
per_day_title = Par jour (notre calcul)
per_day = { $amount } par jour
days = { $count_plural ->
    [one] { $count } jour
   *[other] { $count } jours
}
days_between = { $fewest } à { $most } jours
growth = Notre calcul{ "\u00A0" }: { $to } − { $from } = { $more }, en { $days }. Seuls des décomptes exacts donnent un rythme.
growth_in_words = { $period }{ "\u00A0" }: { $rate }.
