table_check = Who says so
