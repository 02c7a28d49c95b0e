band_estimate = Schätzung
band_up_to = bis { $number }
band_from = { $number } oder mehr
bands_reading = Die Zahlen unter den Wörtern sind unsere Lesart der Wörter. Eine Schätzung in Worten nennt keine Zahlen.
bands_bound = Eine Zählung mit „mehr als“ steht, wo ihre Zahl liegt, und kann höher sein.
