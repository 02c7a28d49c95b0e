table_check = Qui le dit
