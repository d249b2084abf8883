//! Whole numbers as Chinese documents write them.

/// The number that `digits` writes: Arabic in either width, or Chinese in either script, 壹 〇 廿 and positional 二〇
/// included. `None` for anything else, and past `u32`.
pub fn numeral(digits: &str) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    if digits.chars().all(|c| arabic(c).is_some()) {
        return digits.chars().try_fold(0u32, |n, c| n.checked_mul(10)?.checked_add(arabic(c)?));
    }
    if digits.chars().count() > 1 && digits.chars().all(|c| matches!(han(c), Some(Han::Digit(_)))) {
        return digits.chars().try_fold(0u32, |n, c| match han(c) {
            Some(Han::Digit(d)) => n.checked_mul(10)?.checked_add(d),
            _ => None,
        });
    }
    let (mut total, mut digit) = (0u32, None);
    for c in digits.chars() {
        match han(c)? {
            // 二三 inside a number with units says nothing; 〇 may stand before the last digit.
            Han::Digit(d) if digit.is_none_or(|before| before == 0) => digit = Some(d),
            Han::Digit(_) => return None,
            Han::Unit(unit) => total = total.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?,
            Han::Tens(tens) if digit.is_none() => total = total.checked_add(tens)?,
            Han::Tens(_) => return None,
        }
    }
    total.checked_add(digit.unwrap_or(0))
}

/// Whether `c` can stand in a numeral of [`numeral`] written in Chinese.
pub(super) fn is_han(c: char) -> bool {
    han(c).is_some()
}

/// The value of an Arabic digit of either width.
pub(super) fn arabic(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// What one Chinese character counts.
enum Han {
    Digit(u32),
    Unit(u32),
    Tens(u32),
}

fn han(c: char) -> Option<Han> {
    Some(match c {
        '〇' | '零' | '○' | '◯' => Han::Digit(0),
        '一' | '壹' | '壱' => Han::Digit(1),
        '二' | '贰' | '貳' | '两' | '兩' => Han::Digit(2),
        '三' | '叁' | '參' | '叄' => Han::Digit(3),
        '四' | '肆' => Han::Digit(4),
        '五' | '伍' => Han::Digit(5),
        '六' | '陆' | '陸' => Han::Digit(6),
        '七' | '柒' => Han::Digit(7),
        '八' | '捌' => Han::Digit(8),
        '九' | '玖' => Han::Digit(9),
        '十' | '拾' => Han::Unit(10),
        '百' | '佰' => Han::Unit(100),
        '千' | '仟' => Han::Unit(1000),
        '廿' => Han::Tens(20),
        '卅' => Han::Tens(30),
        '卌' => Han::Tens(40),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_every_kind() {
        let check = |digits, number| assert_eq!(numeral(digits), number, "{digits}");
        check("12", Some(12));
        check("１２", Some(12));
        check("十", Some(10));
        check("十五", Some(15));
        check("二十七", Some(27));
        check("一百零三", Some(103));
        check("一百二十", Some(120));
        check("一千二百六十", Some(1260));
        check("一〇三", Some(103));
        check("二○二一", Some(2021));
        check("廿一", Some(21));
        check("壹", Some(1));
        check("拾贰", Some(12));
        check("", None);
        check("一1", None);
        check("二三十", None);
        check("甲", None);
        check("99999999999", None);
    }
}
