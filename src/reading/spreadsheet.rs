//! Numbers and dates as spreadsheets write them in one country or another. What can mean one thing alone is read; what
//! could mean two, such as `1,234`, is left to be refused.

use super::diagnostic::TextFile;

/// A number in the form that amounts have, and what was found in it.
pub(super) fn number(text: &str) -> Option<(String, Vec<&'static str>)> {
    let bound = text.len() - text.trim_start_matches(['~', '<', '>']).len();
    let mut found = Vec::new();
    let ends: Option<Vec<String>> = text[bound..].split("..").map(|end| plain(end.trim(), &mut found)).collect();
    found.dedup();
    Some(([&text[..bound], &ends?.join("..")].concat(), found))
}

/// Whether a table has semicolons between its cells.
pub(super) fn has_semicolons(file: &TextFile) -> bool {
    let header = || file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    file.path.extension().is_some_and(|ending| ending == "csv") && header().contains(';')
}

/// Whether a number has a point before its last three digits, as `1.234`, which is a thousand where commas are the signs of
/// decimals.
pub(super) fn is_thousands_or_decimals(text: &str) -> bool {
    let is_either = |end: &str| {
        let Some((whole, decimals)) = end.trim().trim_start_matches(['-', '−']).split_once('.') else { return false };
        let is_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        (1..=3).contains(&whole.len())
            && decimals.len() == 3
            && !whole.starts_with('0')
            && is_digits(whole)
            && is_digits(decimals)
    };
    text.trim_start_matches(['~', '<', '>']).split("..").any(is_either)
}

const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

fn plain(text: &str, found: &mut Vec<&'static str>) -> Option<String> {
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    if let Some((number, exponent)) = digits.split_once(['e', 'E']) {
        found.push("powers of ten");
        return Some([sign, &shifted(number, exponent.parse().ok()?)?].concat());
    }
    // The sign that stands last, if it stands once, is that of the decimals, unless it may be one of the thousands.
    let last = digits.rfind([',', '.']).map(|at| (at, digits[at..].starts_with(',')));
    let (whole, decimals) = match last {
        Some((at, is_comma)) => {
            let (whole, decimals) = (&digits[..at], &digits[at + 1..]);
            let is_alone = !whole.contains(if is_comma { ',' } else { '.' });
            let is_grouped = whole.contains(if is_comma { '.' } else { ',' }) || whole.contains(SPACES);
            match (is_alone, decimals.len() == 3) {
                (true, false) => (whole, Some(decimals)),
                (true, true) if is_grouped => (whole, Some(decimals)),
                (true, true) if is_comma => return None,
                (true, true) => (whole, Some(decimals)),
                (false, _) => (digits, None),
            }
        }
        None => (digits, None),
    };
    if let (Some(_), Some((_, true))) = (decimals, last) {
        found.push("decimal commas");
    }
    let groups: Vec<&str> = whole.split(|c| matches!(c, ',' | '.' | '\'' | '’') || SPACES.contains(&c)).collect();
    let (first, others) = groups.split_first()?;
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !groups.iter().all(|group| is_digits(group)) || !decimals.is_none_or(is_digits) {
        return None;
    }
    if !others.is_empty() {
        if first.len() > 3 || others.iter().any(|group| group.len() != 3) {
            return None;
        }
        found.push("signs between thousands");
    }
    Some([sign, &groups.concat(), if decimals.is_some() { "." } else { "" }, decimals.unwrap_or_default()].concat())
}

/// A number times a power of ten, digit by digit.
pub(super) fn shifted(number: &str, exponent: i32) -> Option<String> {
    let (whole, decimals) = number.split_once([',', '.']).unwrap_or((number, ""));
    let digits = [whole, decimals].concat();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) || exponent.abs() > 30 {
        return None;
    }
    let point = i32::try_from(whole.len()).ok()? + exponent;
    let (before, after) = match usize::try_from(point) {
        Ok(point) if point >= digits.len() => (format!("{digits:0<point$}"), String::new()),
        Ok(point) if point > 0 => (digits[..point].to_owned(), digits[point..].to_owned()),
        _ => ("0".to_owned(), ["0".repeat(usize::try_from(-point).ok()?), digits].concat()),
    };
    let before = before.trim_start_matches('0');
    let after = after.trim_end_matches('0');
    let before = if before.is_empty() { "0" } else { before };
    Some(if after.is_empty() { before.to_owned() } else { format!("{before}.{after}") })
}

/// A date that is written with its day or its month first.
pub(super) fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &str, most: usize| part.len() <= most && part.parse::<u16>().is_ok();
    match parts[..] {
        [day, month, year] if is_number(day, 2) && is_number(month, 2) && year.len() == 4 && is_number(year, 4) => {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [month, year] if is_number(month, 2) && year.len() == 4 && is_number(year, 4) => {
            Some(format!("{year}-{month:0>2}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers() {
        for (text, expected) in [
            ("1,5", Some("1.5")),
            ("1234,56", Some("1234.56")),
            ("1.234,56", Some("1234.56")),
            ("1,234.56", Some("1234.56")),
            ("1 234", Some("1234")),
            ("1\u{202f}234\u{a0}567,8", Some("1234567.8")),
            ("1,234,567", Some("1234567")),
            ("1.234.567", Some("1234567")),
            ("1’234", Some("1234")),
            ("~1,5..2,5", Some("~1.5..2.5")),
            (">2 000", Some(">2000")),
            ("−3,5", Some("-3.5")),
            ("2.5E+09", Some("2500000000")),
            ("2,5e3", Some("2500")),
            ("5E-2", Some("0.05")),
            ("1.23E1", Some("12.3")),
            ("20,000", None),
            ("12 34", None),
            ("1,,5", None),
            ("1.2.3", None),
            ("E5", None),
            ("5E99", None),
            ("five", None),
            ("", None),
        ] {
            assert_eq!(super::number(text).map(|(number, _)| number).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn thousands_or_decimals() {
        for (text, expected) in [
            ("1.234", true),
            ("~12.500", true),
            ("-1.234..2", true),
            ("0.234", false),
            ("1234.567", false),
            ("1.23", false),
            ("1.234,5", false),
            ("1.234.567", false),
            ("1234", false),
        ] {
            assert_eq!(super::is_thousands_or_decimals(text), expected, "{text}");
        }
    }

    #[test]
    fn dates() {
        for (text, expected) in [
            ("01.02.2022", Some("2022-02-01")),
            ("1.2.2022", Some("2022-02-01")),
            ("02.2022", Some("2022-02")),
            ("1.2", None),
            ("2022", None),
        ] {
            assert_eq!(super::date(text).as_deref(), expected, "{text}");
        }
    }
}
