table_check = مَن يقول ذلك
