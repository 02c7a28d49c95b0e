### كلمات الصفحة نفسها بالعربية.

## The head
after = استنادًا إلى { $headline } بقلم { $author }، { $publisher }، { $date }
after_article = عن مقال بقلم { $author }، { $publisher }
evidence_as_of = { $precision ->
    [year] المعطيات حتى عام { $date }
   *[other] المعطيات حتى { $date }
}
as_example = مثال: { $title }
invented = الأماكن والأشخاص والأرقام كلها من نسج الخيال.
opened = فُتح { $open } من { $panels }
show_all = إظهار الكل
hide_all = إخفاء الكل
share = مشاركة
link_copied = نُسخ الرابط
not_copied = لم يُنسخ: لا يسمح المتصفّح بذلك هنا
updated = آخر تحديث: { $date }
at_a_glance = في لمحة
statements_checked = عدد الأقوال التي جرى التحقق منها: { $count }

## By every statement
as_of = { $precision ->
    [year] حتى عام { $date }. للتحقق: { $sources }
   *[other] حتى { $date }. للتحقق: { $sources }
}
until = { $precision ->
    [year] حتى عام { $date }
   *[other] حتى { $date }
}
ours = منا
what_it_means = معنى «{ $word }»

## Panels
show = إظهار
hide = إخفاء
link_to_panel = رابط هذا الإطار
back_to_text = العودة إلى النص
whole_record = الملف الكامل
other_panels = بقية الملف
print_all = كل شيء في صفحة واحدة
show_checks = إبراز كل قول جرى التحقق منه

## Claims
claims_by_standing = الأقوال بحسب الحكم
all_claims = الكل: { $count }
claims_with_standing = { $standing }: { $count }
search_claims = البحث في هذه الأقوال
claims_shown = المعروض { $shown } من { $claims }
holds = صحيح
partly = صحيح جزئيا
wrong = خطأ
out_of_date = تجاوزه الزمن
disputed = محل خلاف
open = غير محسوم
independent = مصادر مستقلة
one_report = تقرير واحد
one_side = قول طرف واحد
one_expert = رأي خبير واحد
the_passage = موضعه في النص
link_to_claim = رابط هذا القول
report_error = الإبلاغ عن خطأ

## Reviews, corrections, and how this is cited
reviewed = رُوجع: { $date }
checked = تحقّق منه: { $who }، { $date }
own_name = العربية
edition_new = جديد: «{ $what }»: { $said }
edition_changed = «{ $what }»: سابقًا «{ $was }»، والآن «{ $said }»
edition_gone = لم يعد هنا: «{ $what }»: { $said }
corrected = صُحّح: { $date }
correction_said = كان النص: { $said }
correction_says = النص الآن: { $says }
the_text = النص
licence_of_data = رخصة البيانات: { $licence }
all_rights_reserved = جميع الحقوق محفوظة
document_as_json = كل شيء بصيغة JSON
rows_as_csv = { $title } (CSV)

## Figures
download_csv = تنزيل بصيغة CSV
download_svg = تنزيل الصورة (SVG)
in_article = في المقال: { $says }
basis = { $who }: { $what }
basis_in_article = { $who }: { $what }. في المقال: { $says }
column = { $name ->
    [as_of] التاريخ
    [value] العدد
   *[said_by] من أحصى ماذا
    [label] البند
}
record_column = { $name ->
    [answer] الجواب
    [amount] المقدار
    [article] في المقال
    [as_of] بتاريخ
    [date] التاريخ
    [definition] ما الذي أُحصي بالضبط
    [event] ما الذي حدث
    [from_band] من
    [to_band] إلى
    [interval] قد يقع بين
   *[label] البند
    [latitude] خط العرض بالدرجات شمالاً
    [longitude] خط الطول بالدرجات شرقاً
    [line] الخط
    [note] ملاحظة
    [part] الجزء
    [whole] الكل
    [phase] بالنسبة إلى المقال
    [role] في القصة
    [said_by] مَن يقول ذلك
    [share] النسبة
    [sources] المصادر
    [standing] ما مدى صحته
    [unit] ما الذي يُحصى
    [value] العدد
    [within_km] ضمن مسافة بالكيلومترات
}

## Counts
what_is_drawn = ما يعرضه الرسم
count_by_count = إحصاء بعد إحصاء
published = مقال { $publisher }
article_figure = الرقم الوارد في المقال
article_differs = في المقال خلاف ذلك
counts_table = { $count_plural ->
    [zero] جدول بلا إحصاءات
    [one] جدول الإحصاء الوحيد
    [two] جدول الإحصاءين
    [few] جدول { $count } إحصاءات
    [many] جدول { $count } إحصاءً
   *[other] جدول { $count } إحصاء
}

## Who says it
said = { $who }، { $date }

## People
person = { $name }، { $role }.
speaker = { $name }، { $role }

## Sources
sources = المصادر
sources_of_kind = { $kind ->
    [primary] مصادر أولية
    [copy] نسخ على مواقع أخرى
    [partisan] منابر منحازة
    [state-media] وسائل إعلام رسمية
   *[reporting] تقارير صحفية
}
source_number = المصدر
source = { $publisher }، { $title }.
source_dated = { $publisher }، { $title }، { $date }.
copy = نسخة
copy_at = نسخة على { $site }
partisan = منحاز
state_media = إعلام رسمي
source_read = { $extent ->
    [full] قُرئ كاملًا: { $date }
    [part] قُرئ جزئيًا: { $date }
   *[page] قُرئ: { $date }
}
source_read_in = { $extent ->
    [full] قُرئ كاملًا
   *[part] قُرئ جزئيًا
}
archived_copy = نسخة محفوظة
cited_in = ورد ذكره في: { $places }
the_article = المقال

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
from_to = { $first } إلى { $last }
range = { $least }–{ $most }
money = { $code ->
    [EUR] { $number }{ "\u00A0" }يورو
    [USD] { $number_plural ->
        [few] { $number }{ "\u00A0" }دولارات
        [many] { $number }{ "\u00A0" }دولارًا
       *[other] { $number }{ "\u00A0" }دولار
    }
    [INR] { $number_plural ->
        [few] { $number }{ "\u00A0" }روبيات
       *[other] { $number }{ "\u00A0" }روبية
    }
   *[other] { $number }{ "\u00A0" }{ $code }
}
large_of_money = { $code ->
    [EUR] { $number } يورو
    [GBP] { $number } جنيه إسترليني
    [INR] { $number } روبية
    [USD] { $number } دولار
   *[other] { $number }{ "\u00A0" }{ $code }
}
currency = { $code ->
    [EUR] يورو
    [GBP] جنيه إسترليني
    [INR] روبية هندية
    [USD] دولار أمريكي
   *[other] { $code }
}
percent = { $number }٪
in_percent = في المئة
percentage_points = { $number_plural ->
    [few] { $amount } نقاط مئوية
   *[other] { $amount } نقطة مئوية
}
in_percentage_points = نقاط مئوية
large_number = { $scale ->
    [million] { $number_plural ->
        [few] { $number } ملايين
       *[other] { $number } مليون
    }
    [billion] { $number_plural ->
        [few] { $number } مليارات
       *[other] { $number } مليار
    }
   *[trillion] { $number_plural ->
        [few] { $number } تريليونات
       *[other] { $number } تريليون
    }
}
things = { $amount } { $things }
large_of_things = { $amount } { $things }
season = { $season ->
    [spring] ربيع { $year }
    [summer] صيف { $year }
    [autumn] خريف { $year }
   *[winter] شتاء { $year }
}
period = من { $from } إلى { $to }
day = { $date }
