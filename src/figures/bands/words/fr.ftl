band_estimate = estimation
band_up_to = jusqu’à { $number }
band_from = { $number } ou plus
bands_reading = Les nombres placés sous les mots sont notre lecture de ces mots. Une estimation en mots ne donne aucun nombre.
bands_bound = Un décompte «{ "\u00A0" }plus de{ "\u00A0" }» se place là où tombe son nombre, et peut être plus élevé.
