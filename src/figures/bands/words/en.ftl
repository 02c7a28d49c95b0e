band_estimate = estimate
band_up_to = up to { $number }
band_from = { $number } or more
bands_reading = The numbers under the words are our reading of the words. An estimate in words gives no numbers.
bands_bound = A count of “more than” stands where its number falls, and may be higher.
