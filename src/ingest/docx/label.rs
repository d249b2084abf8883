//! Numbers written the ways Word numbers lists: 一 十一, 壹, 甲, ①, ⑴, III, aa.

/// `number` in the format Word calls `format`; `None` for a bullet or no number.
pub(super) fn number(number: u32, format: &str) -> Option<String> {
    let n = number;
    Some(match format {
        "none" | "bullet" => return None,
        "decimalZero" => format!("{n:02}"),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_ascii_lowercase(),
        "upperLetter" => letters(n, b'A'),
        "lowerLetter" => letters(n, b'a'),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => counting(n, "零一二三四五六七八九", "十百千"),
        "chineseLegalSimplified" => legal(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        "ideographLegalTraditional" => legal(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(n, "〇一二三四五六七八九"),
        "ideographTraditional" => cycle(n, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(n, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => match n {
            1..=20 => run(n, 1, '①'),
            21..=35 => run(n, 21, '㉑'),
            36..=50 => run(n, 36, '㊱'),
            _ => n.to_string(),
        },
        "decimalEnclosedFullstop" if (1..=20).contains(&n) => run(n, 1, '⒈'),
        "decimalEnclosedParen" if (1..=20).contains(&n) => run(n, 1, '⑴'),
        "ideographEnclosedCircle" if (1..=10).contains(&n) => run(n, 1, '㊀'),
        "decimalFullWidth" | "decimalFullWidth2" => digits(n, "０１２３４５６７８９"),
        "numberInDash" => format!("- {n} -"),
        _ => n.to_string(),
    })
}

fn run(n: u32, from: u32, first: char) -> String {
    char::from_u32(first as u32 + n - from).map_or_else(|| n.to_string(), String::from)
}

fn digits(n: u32, signs: &str) -> String {
    n.to_string().bytes().filter_map(|b| signs.chars().nth(usize::from(b - b'0'))).collect()
}

fn cycle(n: u32, signs: &str) -> String {
    let count = signs.chars().count();
    signs.chars().nth((n.max(1) as usize - 1) % count).map(String::from).unwrap_or_default()
}

/// 十一, 二十, 一百零五: without 一 before a leading 十.
fn counting(n: u32, signs: &str, powers: &str) -> String {
    let written = legal(n, signs, powers);
    match written.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => written,
    }
}

fn legal(n: u32, signs: &str, powers: &str) -> String {
    let sign = |digit: u32| signs.chars().nth(digit as usize).unwrap_or('零');
    if n == 0 || n > 9999 {
        return digits(n, signs);
    }
    let mut out = String::new();
    let mut gap = false;
    for power in (0..4u32).rev() {
        let digit = n / 10u32.pow(power) % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(sign(0));
            gap = false;
        }
        out.push(sign(digit));
        out.extend((power > 0).then(|| powers.chars().nth(power as usize - 1)).flatten());
    }
    out
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n > 9999 {
        return n.to_string();
    }
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// a … z, aa, bb …: Word repeats the letter.
fn letters(n: u32, first: u8) -> String {
    let at = n.max(1) - 1;
    let letter = char::from(first + u8::try_from(at % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (at / 26 + 1).min(20) as usize).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let check = |n, format, expected: &str| {
            assert_eq!(super::number(n, format).as_deref(), Some(expected), "{n} {format}");
        };
        check(1, "chineseCounting", "一");
        check(10, "chineseCountingThousand", "十");
        check(11, "chineseCountingThousand", "十一");
        check(20, "japaneseCounting", "二十");
        check(105, "chineseCountingThousand", "一百零五");
        check(110, "chineseCountingThousand", "一百一十");
        check(3, "chineseLegalSimplified", "叁");
        check(2, "ideographTraditional", "乙");
        check(12, "ideographZodiac", "亥");
        check(20, "decimalEnclosedCircleChinese", "⑳");
        check(21, "decimalEnclosedCircle", "㉑");
        check(4, "decimalEnclosedParen", "⑷");
        check(14, "upperRoman", "XIV");
        check(28, "lowerLetter", "bb");
        check(3, "decimalFullWidth", "３");
        check(7, "someday", "7");
        assert_eq!(super::number(1, "bullet"), None);
    }
}
