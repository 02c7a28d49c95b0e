total_so_far = الإجمالي حتى حينه
per_day_title = يوميًا (بحسابنا)
per_day = { $amount } يوميًا
days = { $count_plural ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
days_between = { $most_plural ->
    [few] { $fewest } إلى { $most } أيام
    [many] { $fewest } إلى { $most } يومًا
   *[other] { $fewest } إلى { $most } يوم
}
growth = حسابنا: { $to } − { $from } = { $more } خلال { $days }. لا يُعرف المعدل إلا من الأعداد الدقيقة.
growth_in_words = { $period }: { $rate }.
