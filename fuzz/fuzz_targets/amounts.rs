//! Amounts and the arithmetic on them.
#![no_main]

use sidelight::values::{Amount, AmountError, Decimal, Rounding};

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
            let share = |times, rounding| one.share(*other, times, rounding);
            let shares = [Rounding::Down, Rounding::Nearest, Rounding::Up].map(|rounding| share(u32::MAX, rounding));
            let results = shares.into_iter().chain([share(1, Rounding::Nearest), one.minus(*other)]);
            for result in results.chain([one.ratio(*other).map(|(ratio, _)| ratio)]).flatten() {
                let text = result.to_string();
                // What is worked out may have more digits than are read.
                let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
                let digits = [whole, part].concat();
                let counting = digits.trim_matches('0').len();
                let is_long = counting > 15 || whole.len() > 18;
                let read = if is_long { Err(AmountError::Digits) } else { Ok(result) };
                assert_eq!(text.parse::<Decimal>(), read);
            }
        }
    }
});
