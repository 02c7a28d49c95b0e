table_check = Хто це каже
