comparison_title = كم يساوي أحدهما من الآخر؟
comparison_of = واحد من هذه
comparison_by = مقيسًا بهذه
comparison_caveat = حسابنا، وليس واردًا في المصادر.
