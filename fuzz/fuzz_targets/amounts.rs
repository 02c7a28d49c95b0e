//! Amounts and the arithmetic on them.
#![no_main]

use sidelight::document::{Amount, Decimal};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let amounts: Vec<Amount> = text.split(' ').filter_map(|word| word.parse().ok()).collect();
    for amount in &amounts {
        assert_eq!(amount.to_string().parse(), Ok(*amount));
        assert!(amount.lower() <= amount.upper());
    }
    let numbers: Vec<Decimal> = amounts.iter().flat_map(|amount| [amount.lower(), amount.upper()]).take(8).collect();
    for one in &numbers {
        assert_eq!(one.to_string().parse(), Ok(*one));
        assert_eq!(Decimal::of_millionths(one.millionths()), *one);
        for other in &numbers {
            let results = [one.share(*other, 1), one.share(*other, u32::MAX), one.minus(*other)];
            for result in results.into_iter().chain([one.ratio(*other).map(|(ratio, _)| ratio)]).flatten() {
                assert_eq!(result.to_string().parse(), Ok(result));
            }
        }
    }
});
