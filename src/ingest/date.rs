//! Dates as pages and files give them: 2019-02-15, 2019年2月15日, 2019/2/15 10:30, 二〇一九年二月十五日, 民國66年1月14日.

/// The date at the start of `text` in ISO 8601; `None` when there is none.
pub(super) fn iso_date(text: &str) -> Option<String> {
    let text = text.trim();
    let republic = ["中華民國", "中华民国", "民國", "民国"].iter().find_map(|era| text.strip_prefix(era));
    let mut rest = republic.unwrap_or(text);
    let mut parts = [0u32; 3];
    for (i, part) in parts.iter_mut().enumerate() {
        rest = rest.trim_start();
        let end = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
        *part = number(&rest[..end])?;
        rest = rest[end..].trim_start();
        if i < 2 {
            rest = rest.strip_prefix(['-', '/', '.', '年', '月'])?;
        }
    }
    let [mut year, month, day] = parts;
    if republic.is_some() {
        year += 1911;
    }
    let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let real =
        (1900..=2199).contains(&year) && (1..=12).contains(&month) && (1..=days[month as usize - 1]).contains(&day);
    real.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A digit, Arabic of either width or Chinese; 十 is 10.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '十' => Some(10),
        _ => "〇一二三四五六七八九"
            .chars()
            .position(|d| d == c || c == '○' && d == '〇')
            .and_then(|at| u32::try_from(at).ok()),
    }
}

fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 4 {
        return None;
    }
    let mut value = 0u32;
    for (i, c) in text.chars().enumerate() {
        value = match digit(c)? {
            10 if i == 0 => 10,
            10 => value * 10,
            // After 十 the figure is added, elsewhere it follows.
            d if text.chars().take(i).any(|c| c == '十') => value + d,
            d => value * 10 + d,
        };
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    #[test]
    fn dates_are_read_in_every_form() {
        let check = |text, expected: Option<&str>| assert_eq!(super::iso_date(text).as_deref(), expected, "{text}");
        check("2019-02-15", Some("2019-02-15"));
        check("2019年2月15日", Some("2019-02-15"));
        check(" 2019/2/15 10:30:00", Some("2019-02-15"));
        check("2019 年 02 月 15 日", Some("2019-02-15"));
        check("二〇一九年十二月二十五日", Some("2019-12-25"));
        check("民國66年1月14日(非現行條文)", Some("1977-01-14"));
        check("2019-13-01", None);
        check("2019年", None);
        check("国发〔2019〕5号", None);
    }
}
