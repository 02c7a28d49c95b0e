table_check = Wer es sagt
