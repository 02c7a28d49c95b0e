//! Exact numbers, what is worked out of them, amounts and their units.

use sidelight::values::{Amount, AmountError, Counted, Decimal, Rounding, Share, Unit};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Checks which texts are exact numbers, and that each is written in one way.
#[test]
fn decimals() {
    for (text, written, millionths) in [
        ("0", "0", 0),
        ("8.5", "8.5", 8_500_000),
        ("8.50", "8.50", 8_500_000),
        ("8.0", "8.0", 8_000_000),
        ("-3.5", "-3.5", -3_500_000),
        ("−3.5", "-3.5", -3_500_000),
        ("-0.0", "0.0", 0),
        ("0.000001", "0.000001", 1),
        ("1000000", "1000000", 1_000_000_000_000),
        ("007", "7", 7_000_000),
        ("0.05", "0.05", 50_000),
        ("999999999999", "999999999999", 999_999_999_999_000_000),
        ("999999999999.999", "999999999999.999", 999_999_999_999_999_000),
        ("999999999.999999", "999999999.999999", 999_999_999_999_999),
        ("123456789012345", "123456789012345", 123_456_789_012_345_000_000),
        ("123456789012345000", "123456789012345000", 123_456_789_012_345_000_000_000),
        ("22000000000000000.0", "22000000000000000.0", 22_000_000_000_000_000_000_000),
    ] {
        assert_eq!(decimal(text).to_string(), written);
        assert_eq!(decimal(text).millionths(), millionths);
        assert_eq!(decimal(text), decimal(written));
    }
    for (text, error) in [
        ("", AmountError::Form),
        (".", AmountError::Form),
        (".5", AmountError::Form),
        ("5.", AmountError::Form),
        ("1,000", AmountError::Form),
        ("1 000", AmountError::Form),
        ("--1", AmountError::Form),
        ("- 1", AmountError::Form),
        ("-", AmountError::Form),
        ("–1", AmountError::Form),
        ("+1", AmountError::Form),
        ("1e3", AmountError::Form),
        ("1.2.3", AmountError::Form),
        ("٣", AmountError::Form),
        ("0.0000001", AmountError::Digits),
        ("1234567890123456", AmountError::Digits),
        ("1000000000000000000", AmountError::Digits),
        ("9999999999.999999", AmountError::Digits),
        ("99999999999999999999999999", AmountError::Digits),
    ] {
        assert_eq!(text.parse::<Decimal>(), Err(error), "{text}");
    }
    assert!(decimal("0.9") < decimal("1") && decimal("10") > decimal("9.999999"));
    assert!(decimal("-2") < decimal("-1.5") && decimal("-1") < decimal("0") && decimal("23.0") == decimal("23"));
    assert_eq!(Decimal::whole(u32::MAX).to_string(), "4294967295");
}

/// Checks our division: rounded down, half up and up, nothing is divided by zero, nothing overflows.
#[test]
fn division() {
    for (part, whole, per, [down, nearest, up]) in [
        ("2", "30", 100, ["6.66", "6.67", "6.67"]),
        ("1", "30", 100, ["3.33", "3.33", "3.34"]),
        ("1", "8", 1, ["0.12", "0.13", "0.13"]),
        ("1", "1000", 5, ["0", "0.01", "0.01"]),
        ("1", "1000", 4, ["0", "0", "0.01"]),
        ("0", "7", 1000, ["0", "0", "0"]),
        ("7", "7", 1000, ["1000", "1000", "1000"]),
        ("0.5", "2", 100, ["25", "25", "25"]),
        ("999999999999", "0.000001", 0, ["0", "0", "0"]),
        ("999999999999000000", "999999999999000000", u32::MAX, ["4294967295", "4294967295", "4294967295"]),
    ] {
        for (rounding, share) in [(Rounding::Down, down), (Rounding::Nearest, nearest), (Rounding::Up, up)] {
            let rounded = decimal(part).share(decimal(whole), per, rounding);
            assert_eq!(rounded, Some(decimal(share)), "{part} of {whole} per {per}, {rounding:?}");
        }
    }
    for rounding in [Rounding::Down, Rounding::Nearest, Rounding::Up] {
        assert_eq!(decimal("1").share(decimal("0"), 100, rounding), None);
        assert_eq!(decimal("0").share(decimal("0"), 100, rounding), None);
        assert_eq!(decimal("-1").share(decimal("2"), 100, rounding), None);
        assert_eq!(decimal("1").share(decimal("-2"), 100, rounding), None);
        assert_eq!(decimal("999999999999").share(decimal("0.000001"), u32::MAX, rounding), None);
    }
}

/// Checks what is said of a part of a whole: never more than follows, never an exact number where none is known.
#[test]
fn shares() {
    for (part, whole, share) in [
        ("216", "25000", Some("8.64")),
        ("216", ">25000", Some("<8.7")),
        (">220", "26000", Some(">8.4")),
        (">260", ">35000", None),
        // Rounded: about it. A bound is rounded away.
        ("1", "3", Some("~333.33")),
        ("216", ">25001", Some("<8.64")),
        ("217", ">25001", Some("<8.68")),
        (">260", "35000", Some(">7.4")),
        // What is known to some digits makes nothing that has more.
        (">300", "40157", Some(">7")),
        ("299", "~40000", Some("~7")),
        ("~4500", "~36000", Some("~130")),
        ("999", ">1000", Some("<1000")),
        ("1", "900000000", Some("<0.01")),
        ("1", ">900000000", Some("<0.01")),
        ("~200", "10000", Some("~20")),
        ("200", "~10000", Some("~20")),
        ("~200", "~9900", Some("~20")),
        ("~210", "~9900", Some("~21")),
        ("~200", ">10000", None),
        (">200", "~10000", None),
        ("~200", "9000..10000", None),
        ("100..200", "~10000", None),
        ("100..200", "10000", Some("10..20")),
        ("100..200", "8000..10000", Some("10..25")),
        ("100", "8000..10000", Some("10..12.5")),
        ("100..200", ">10000", Some("<20")),
        (">100", "8000..10000", Some(">10")),
        // No part is larger than its whole.
        ("216", ">216", Some("<1000")),
        ("216", ">100", None),
        ("~300", "200", Some("~1000")),
        ("50..150", "100..200", Some("250..1000")),
        ("5", "0..10", Some("500..1000")),
        ("10..20", "5..10", Some("1000")),
        ("5", ">0", None),
        // Nothing of anything is nothing.
        ("0", "7", Some("0")),
        ("0", ">7", Some("0")),
        ("0", ">0", Some("0")),
        (">0", "7", Some(">0")),
        ("999999999999.999", "999999999999.999", Some("1000")),
        // An upper bound of the part is one of the rate; one of the whole is a lower bound of it.
        ("<5", "100", Some("<50")),
        ("<5", ">100", Some("<50")),
        ("<5", "<100", None),
        ("<5", "0..100", None),
        ("5", "<100", Some(">50")),
        (">5", "<100", Some(">50")),
        ("5..10", "<100", Some(">50")),
        ("0", "<100", Some("0")),
        ("<500", "100", None),
        ("~1.5..2", "100", None),
        ("<5", "~100", None),
        ("0.000001", "999999999999.999", Some("<0.01")),
    ] {
        let amount = |text: &str| text.parse::<Amount>().unwrap();
        let said = Share::of(amount(part), amount(whole), 1000);
        assert_eq!(said.map(|share| share.to_string()).as_deref(), share, "{part} of {whole}");
        if let Some(share) = said {
            let (least, most) = share.bounds();
            assert!(
                least.is_none_or(|least| least <= decimal("1000")) && most.is_none_or(|most| most <= decimal("1000"))
            );
        }
    }
    for text in ["<", "<--1", "< 1", "<<1", "<>1", "<~1", "<1..2"] {
        assert!(text.parse::<Amount>().is_err(), "{text}");
    }
}

/// Checks which texts are amounts, and what is drawn of each.
#[test]
fn amounts() {
    let range = |least, most| Amount::Range(decimal(least), decimal(most));
    for (text, amount, lower, upper, json) in [
        ("1000000", Amount::Exact(decimal("1000000")), "1000000", "1000000", r#"{"value":1000000}"#),
        ("8.5", Amount::Exact(decimal("8.5")), "8.5", "8.5", r#"{"value":8.5}"#),
        ("25000..35000", range("25000", "35000"), "25000", "35000", r#"{"least":25000,"most":35000}"#),
        ("0.5..1.5", range("0.5", "1.5"), "0.5", "1.5", r#"{"least":0.5,"most":1.5}"#),
        (">2000", Amount::MoreThan(decimal("2000")), "2000", "2000", r#"{"value":2000,"bound":"more-than"}"#),
        ("~4500", Amount::About(decimal("4500")), "4500", "4500", r#"{"value":4500,"bound":"about"}"#),
        ("<5", Amount::LessThan(decimal("5")), "5", "5", r#"{"value":5,"bound":"less-than"}"#),
        ("<-5", Amount::LessThan(decimal("-5")), "-5", "-5", r#"{"value":-5,"bound":"less-than"}"#),
        (
            "~1.5..2",
            Amount::AboutRange(decimal("1.5"), decimal("2")),
            "1.5",
            "2",
            r#"{"bound":"about","least":1.5,"most":2}"#,
        ),
        ("-3.5", Amount::Exact(decimal("-3.5")), "-3.5", "-3.5", r#"{"value":-3.5}"#),
        ("-5..-3", range("-5", "-3"), "-5", "-3", r#"{"least":-5,"most":-3}"#),
        ("-5..3", range("-5", "3"), "-5", "3", r#"{"least":-5,"most":3}"#),
        // Zeros that were given are told beside the number, which as a number has none.
        ("23.0", Amount::Exact(decimal("23.0")), "23", "23", r#"{"value":23,"places":1}"#),
        ("~10.50", Amount::About(decimal("10.50")), "10.5", "10.5", r#"{"value":10.5,"bound":"about","places":2}"#),
        ("1.0..2.0", range("1.0", "2.0"), "1", "2", r#"{"least":1,"most":2,"places":1}"#),
        (
            "22000000000000000",
            Amount::Exact(decimal("22000000000000000")),
            "22000000000000000",
            "22000000000000000",
            r#"{"value":22000000000000000}"#,
        ),
        (
            "999999999.999999",
            Amount::Exact(decimal("999999999.999999")),
            "999999999.999999",
            "999999999.999999",
            r#"{"value":999999999.999999}"#,
        ),
    ] {
        assert_eq!(text.parse(), Ok(amount));
        assert_eq!(amount.to_string(), text);
        assert_eq!((amount.lower(), amount.upper()), (decimal(lower), decimal(upper)));
        assert_eq!(serde_json::to_string(&amount).unwrap(), json);
        let read = serde_json::from_str::<Amount>(json).unwrap();
        assert_eq!((read, read.to_string().as_str()), (amount, text));
    }
    // Zeros at one end of a range are those of both.
    assert_eq!("1..2.0".parse::<Amount>().unwrap().to_string(), "1.0..2.0");
    assert_eq!("1.5..2".parse::<Amount>().unwrap().to_string(), "1.5..2");
    for json in [
        r#"{"value":1,"places":7}"#,
        r#"{"value":1,"places":255}"#,
        r#"{"least":2,"most":1,"bound":"about"}"#,
        r#"{"least":1,"most":2,"bound":"more-than"}"#,
    ] {
        assert!(serde_json::from_str::<Amount>(json).is_err(), "{json}");
    }
    for (text, error) in [
        ("", AmountError::Form),
        (">", AmountError::Form),
        ("~", AmountError::Form),
        ("<", AmountError::Form),
        ("<~5", AmountError::Form),
        ("<5..6", AmountError::Form),
        ("-~5", AmountError::Form),
        ("->5", AmountError::Form),
        ("> 5", AmountError::Form),
        ("~>5", AmountError::Form),
        ("1..", AmountError::Form),
        ("..2", AmountError::Form),
        ("1...2", AmountError::Form),
        ("1..2..3", AmountError::Form),
        ("~2..1", AmountError::Range),
        ("-1..-2", AmountError::Range),
        ("$5", AmountError::Form),
        ("5 million", AmountError::Form),
        ("2..1", AmountError::Range),
        ("2..2", AmountError::Range),
        ("2..2.0", AmountError::Range),
        (">0.0000001", AmountError::Digits),
    ] {
        assert_eq!(text.parse::<Amount>(), Err(error), "{text}");
    }
}

/// Checks that three capital letters are a currency, `%` and `pp` percent and its points, and all else is counted; and
/// what each is in JSON.
#[test]
fn units() {
    assert_eq!(Unit::new("USD").counted, Counted::Currency("USD".to_owned()));
    for things in ["usd", "US", "EURO", "people", "3-D", "ÄÖÜ"] {
        assert_eq!(Unit::new(things).counted, Counted::Things(things.to_owned()));
    }
    for (unit, json) in [
        (Unit::new("USD"), r#"{"currency":"USD"}"#),
        (Unit::new("people"), r#"{"things":"people"}"#),
        (Unit::new("%"), r#"{"percent":"of-something"}"#),
        (Unit::new("pp"), r#"{"percent":"points"}"#),
        (Unit::new("EUR").in_words(true), r#"{"currency":"EUR","large_numbers":"words"}"#),
    ] {
        assert_eq!(serde_json::to_string(&unit).unwrap(), json);
        assert_eq!(serde_json::from_str::<Unit>(json).unwrap(), unit);
        assert_eq!(Unit::new(unit.name()).counted, unit.counted);
    }
    for json in ["{}", r#"{"currency":"USD","things":"people"}"#, r#"{"things":"people","large_numbers":"digits"}"#] {
        assert!(serde_json::from_str::<Unit>(json).is_err(), "{json}");
    }
}
