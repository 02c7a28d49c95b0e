comparison_title = What is one worth in the other?
comparison_of = One of these
comparison_by = in terms of these
comparison_caveat = Our arithmetic, not part of the record.
