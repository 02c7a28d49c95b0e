### كلمات الصفحة نفسها بالعربية.

## The head
after = استنادًا إلى { $headline } بقلم { $author }، { $publisher }، { $date }
after_article = عن مقال بقلم { $author }، { $publisher }
evidence_as_of = { $precision ->
    [year] المعطيات حتى عام { $date }
   *[other] المعطيات حتى { $date }
}
opened = فُتح { $open } من { $panels }
show_all = إظهار الكل
hide_all = إخفاء الكل
share = مشاركة
link_copied = نُسخ الرابط
not_copied = لم يُنسخ: لا يسمح المتصفّح بذلك هنا
updated = آخر تحديث: { $date }

## By every statement
as_of = { $precision ->
    [year] حتى عام { $date }. للتحقق: { $sources }
   *[other] حتى { $date }. للتحقق: { $sources }
}
our_correction = تصحيحنا
our_note = ملاحظتنا

## Panels
show = إظهار
hide = إخفاء
link_to_panel = رابط هذا الإطار
back_to_text = العودة إلى النص

## Claims
claims_by_status = الأقوال بحسب حالتها
all_claims = الكل: { $count }
claims_with_status = { $status }: { $count }
confirmed = مؤكد
reported = منقول
claimed = ادعاء
estimate = تقدير
disputed = محل خلاف
corrected = مصحح
unverified = غير مثبت
the_passage = موضعه في النص
link_to_claim = رابط هذا القول

## Figures
download_csv = تنزيل بصيغة CSV
in_article = في المقال: { $says }
basis = { $who }: { $what }
basis_in_article = { $who }: { $what }. في المقال: { $says }
as_of_column = التاريخ
who_column = من أحصى ماذا

## Rankings
thing_column = البند
comparison_title = كم يساوي أحدهما من الآخر؟
comparison_of = واحد من هذه
comparison_by = مقيسًا بهذه
comparison_caveat = حسابنا، وليس واردًا في المصادر.

## Counts
count_column = العدد
counts_table = { $count_plural ->
    [zero] جدول بلا إحصاءات
    [one] جدول الإحصاء الوحيد
    [two] جدول الإحصاءين
    [few] جدول { $count } إحصاءات
    [many] جدول { $count } إحصاءً
   *[other] جدول { $count } إحصاء
}
total_so_far = الإجمالي حتى حينه
what_is_drawn = ما يعرضه الرسم
count_by_count = إحصاء بعد إحصاء
published = مقال { $publisher }
article_figure = الرقم الوارد في المقال
per_day_title = يوميًا (بحسابنا)
per_day = { $amount } يوميًا
period = من { $from } إلى { $to }
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

## Rates
rate_column = { $part } لكل { $per } { $whole } (بحسابنا)
no_rate = لا يمكن حسابه
share_of = { $part } من { $whole }، { $date }

## Bands
said = { $who }، { $date }
band_estimate = تقدير
band_up_to = حتى { $number }
band_from = { $number } أو أكثر
bands_reading = الأرقام تحت الكلمات هي قراءتنا لها، والتقدير بالكلمات لا يعطي أرقامًا.
bands_bound = والعدد المسبوق بعبارة «أكثر من» يوضع حيث يقع رقمه، وقد يكون أكبر.

## Timelines
phase_article = في المقال
phase_after = منذ ذلك الحين

## People
person = { $name }، { $role }.

## Sources
sources = المصادر
source = { $publisher }، { $title }.
source_dated = { $publisher }، { $title }، { $date }.
copy = نسخة
copy_at = نسخة على { $site }
partisan = منحاز
state_media = إعلام رسمي

## For other pages
embed_this = تضمين
embed_part = ما يُضمَّن
embed_way = طريقة التضمين
embed_as_element = كعنصر
embed_as_iframe = كإطار iframe
embed_as_address = كعنوان
embed_whole = المادة كاملة
embed_lines = الأسطر للصق
embed_copy = نسخ
skip_explainer = تخطي المادة: { $title }

## Amounts and dates
more_than = أكثر من { $amount }
less_than = أقل من { $amount }
about = نحو { $amount }
range = { $least }–{ $most }
money = { $code ->
    [EUR] { $number }{ "\u00A0" }يورو
    [USD] { $number_plural ->
        [few] { $number }{ "\u00A0" }دولارات
        [many] { $number }{ "\u00A0" }دولارًا
       *[other] { $number }{ "\u00A0" }دولار
    }
   *[other] { $number }{ "\u00A0" }{ $code }
}
currency = { $code ->
    [EUR] يورو
    [USD] دولار أمريكي
   *[other] { $code }
}
things = { $amount } { $things }
season = { $season ->
    [spring] ربيع { $year }
    [summer] صيف { $year }
    [autumn] خريف { $year }
   *[winter] شتاء { $year }
}
day = { $date }
