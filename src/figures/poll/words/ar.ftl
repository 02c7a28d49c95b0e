poll_answer = الجواب
poll_question = السؤال: «{ $question }»
poll_asked = المستطلَعون: { $whom }، { $date }؛ أجاب منهم { $count }.
poll_margin = قد تحيد كل نسبة بمقدار { $points } زيادةً أو نقصانًا.
poll_no_margin = لم يُذكر مقدار هامش الخطأ في كل نسبة.
poll_by = الجهة المنفذة: { $done_by }؛ الجهة الممولة: { $paid_by }.
poll_within = الفرق بين «{ $first }» و«{ $second }» هو { $points }، وهو ضمن هامش الخطأ للنسبتين: لا يبيّن الاستطلاع أيهما أكثر.
