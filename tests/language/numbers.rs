//! Numbers, dates and plural forms in each language.

use crate::language;

// Checks how each language writes numbers: digit by digit, however many there are.
#[test]
fn numbers() {
    for (tag, expected) in [
        ("en", ["0", "1,234", "40,157.5", "999,999,999,999.999"]),
        ("en-US", ["0", "1,234", "40,157.5", "999,999,999,999.999"]),
        ("de", ["0", "1.234", "40.157,5", "999.999.999.999,999"]),
        ("de-AT", ["0", "1\u{a0}234", "40\u{a0}157,5", "999\u{a0}999\u{a0}999\u{a0}999,999"]),
        ("fr", ["0", "1\u{202f}234", "40\u{202f}157,5", "999\u{202f}999\u{202f}999\u{202f}999,999"]),
        ("uk", ["0", "1\u{a0}234", "40\u{a0}157,5", "999\u{a0}999\u{a0}999\u{a0}999,999"]),
        ("ar", ["0", "1,234", "40,157.5", "999,999,999,999.999"]),
        ("ar-EG", ["٠", "١٬٢٣٤", "٤٠٬١٥٧٫٥", "٩٩٩٬٩٩٩٬٩٩٩٬٩٩٩٫٩٩٩"]),
    ] {
        let numbers =
            ["0", "1234", "40157.5", "999999999999.999"].map(|number| language(tag).number(number.parse().unwrap()));
        assert_eq!(numbers, expected, "{tag}");
    }
}

// Checks how each language writes dates of every precision, and the first of a month.
#[test]
fn dates() {
    for (tag, expected) in [
        ("en", ["2022", "autumn 2024", "April 2022", "1 April 2022", "5 September 2023"]),
        ("en-GB", ["2022", "autumn 2024", "April 2022", "1 April 2022", "5 September 2023"]),
        ("en-US", ["2022", "autumn 2024", "April 2022", "April 1, 2022", "September 5, 2023"]),
        ("de", ["2022", "Herbst 2024", "April 2022", "1. April 2022", "5. September 2023"]),
        ("fr", ["2022", "automne 2024", "avril 2022", "1er avril 2022", "5 septembre 2023"]),
        ("uk", ["2022", "осінь 2024", "квітень 2022\u{202f}р.", "1 квітня 2022\u{202f}р.", "5 вересня 2023\u{202f}р."]),
        ("ar", ["2022", "خريف \u{2068}2024\u{2069}", "أبريل 2022", "1 أبريل 2022", "5 سبتمبر 2023"]),
        ("ar-EG", ["٢٠٢٢", "خريف \u{2068}٢٠٢٤\u{2069}", "أبريل ٢٠٢٢", "١ أبريل ٢٠٢٢", "٥ سبتمبر ٢٠٢٣"]),
    ] {
        let dates = ["2022", "2024-23", "2022-04", "2022-04-01", "2023-09-05"]
            .map(|date| language(tag).date(date.parse().unwrap()));
        assert_eq!(dates, expected, "{tag}");
    }
    for (tag, period) in [
        ("en", "October 2022 to December 2022"),
        ("de", "Oktober 2022 bis Dezember 2022"),
        ("fr", "octobre 2022 – décembre 2022"),
    ] {
        assert_eq!(language(tag).date("2022-10/2022-12".parse().unwrap()), period);
    }
    for (tag, seasons) in [
        ("en", ["spring 2024", "summer 2024", "autumn 2024", "winter 2024"]),
        ("de", ["Frühjahr 2024", "Sommer 2024", "Herbst 2024", "Winter 2024"]),
        ("fr", ["printemps 2024", "été 2024", "automne 2024", "hiver 2024"]),
        ("uk", ["весна 2024", "літо 2024", "осінь 2024", "зима 2024"]),
    ] {
        assert_eq!(
            ["2024-21", "2024-22", "2024-23", "2024-24"].map(|date| language(tag).date(date.parse().unwrap())),
            seasons
        );
    }
}

// Checks the plural form of numbers, whole and in parts, and the words that go with it.
#[test]
fn plural_forms() {
    for (tag, forms) in [
        ("en", "0 other, 1 one, 2 other, 5 other, 21 other, 1.5 other"),
        ("de", "0 other, 1 one, 2 other, 5 other, 21 other, 1.5 other"),
        ("fr", "0 one, 1 one, 2 other, 5 other, 21 other, 1.5 one"),
        ("uk", "0 many, 1 one, 2 few, 4 few, 5 many, 11 many, 21 one, 22 few, 25 many, 111 many, 1.5 other"),
        ("ar", "0 zero, 1 one, 2 two, 3 few, 10 few, 11 many, 99 many, 100 other, 103 few, 111 many, 1.5 other"),
    ] {
        for pair in forms.split(", ") {
            let (number, form) = pair.split_once(' ').unwrap();
            assert_eq!(language(tag).plural(number.parse().unwrap()), form, "{tag}: {number}");
        }
    }
    for (tag, number, words) in [
        ("en", 1, "Table of the only count"),
        ("en", 21, "Table of all 21 counts"),
        ("de", 1, "Tabelle der einzigen Zählung"),
        ("de", 2, "Tabelle aller 2 Zählungen"),
        ("fr", 1, "Tableau du seul décompte"),
        ("fr", 1200, "Tableau des 1\u{202f}200 décomptes"),
        ("uk", 1, "Таблиця: 1 підрахунок"),
        ("uk", 2, "Таблиця: усі 2 підрахунки"),
        ("uk", 5, "Таблиця: усі 5 підрахунків"),
        ("uk", 21, "Таблиця: 21 підрахунок"),
        ("ar", 0, "جدول بلا إحصاءات"),
        ("ar", 1, "جدول الإحصاء الوحيد"),
        ("ar", 2, "جدول الإحصاءين"),
        ("ar", 3, "جدول \u{2068}3\u{2069} إحصاءات"),
        ("ar", 11, "جدول \u{2068}11\u{2069} إحصاءً"),
        ("ar", 100, "جدول \u{2068}100\u{2069} إحصاء"),
    ] {
        assert_eq!(language(tag).counts_table(number as usize), words, "{tag}");
    }
    for (tag, days) in [
        ("en", ["1 day", "2 days", "30 days"]),
        ("de", ["1 Tag", "2 Tagen", "30 Tagen"]),
        ("fr", ["1 jour", "2 jours", "30 jours"]),
        ("uk", ["1 день", "2 дні", "30 днів"]),
        ("ar", ["يوم واحد", "يومين", "\u{2068}30\u{2069} يومًا"]),
    ] {
        assert_eq!([1u32, 2, 30].map(|number| language(tag).days(number)), days);
    }
}
