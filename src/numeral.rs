//! Numerals as Chinese documents write them: 4,500, 1.5万, 二十三点五, 三分之一, 百分之十五, 二〇二五, 十余万.
//!
//! Everything here reads folded characters (Simplified, half width), so one set of rules serves both scripts.

/// A number read from a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numeral {
    /// Its value; 百分之十五 is 15, 万 and 亿 are multiplied out.
    pub value: f64,
    /// The upper end of 三四, 七八十.
    pub to: Option<f64>,
    /// Index of the character behind it.
    pub end: usize,
    /// How it is written.
    pub form: Form,
    /// 万 or 亿 at its end, 1 without: what `10至20万` lends to its first number.
    pub scale: f64,
    /// 余, 多 or 几 stands in it: more than the value.
    pub more: bool,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 4,500, 1.5万.
    Arabic,
    /// 四千五百.
    Chinese,
    /// 百分之十五, 三分之一, 2/3, 半: says its own unit.
    Part(Part),
}

/// What a fraction counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 百分之.
    Percent,
    /// 千分之.
    Permille,
    /// 三分之一, 2/3, 一半.
    Fraction,
}

/// Reads the longest number that begins at `at`.
pub fn read(chars: &[char], at: usize) -> Option<Numeral> {
    let first = *chars.get(at)?;
    if first.is_ascii_digit() {
        return arabic(chars, at);
    }
    part(chars, at).or_else(|| chinese(chars, at))
}

/// Whether a number can begin with `c`.
#[inline]
pub fn begins(c: char) -> bool {
    let unit = c as usize;
    unit < 65536 && BEGINS[unit / 64] >> (unit % 64) & 1 == 1
}

/// One bit for each character of the Basic Multilingual Plane that a number can begin with: the extractors ask it of
/// every character, several times.
#[allow(long_running_const_eval, reason = "one pass over the plane while compiling")]
static BEGINS: [u64; 1024] = {
    let mut bits = [0; 1024];
    let mut unit = 0;
    while unit < 65536 {
        if let Some(c) = char::from_u32(unit)
            && (c.is_ascii_digit()
                || digit(c).is_some()
                || matches!(c, '十' | '拾' | '廿' | '卅' | '百' | '千' | '万' | '半'))
        {
            bits[unit as usize / 64] |= 1 << (unit % 64);
        }
        unit += 1;
    }
    bits
};

/// The value of a Chinese digit, formal ones included.
pub const fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Year numbers as dates write them: `2025`, `二〇二五`, `二零二五`.
pub fn year(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let end = at + 4;
    let four = chars.get(at..end)?;
    let next = chars.get(end).copied().unwrap_or(' ');
    let value = if four.iter().all(char::is_ascii_digit) && !next.is_ascii_digit() {
        four.iter().fold(0, |v, c| v * 10 + (*c as i32 - '0' as i32))
    } else if four.iter().all(|c| digit(*c).is_some()) && digit(next).is_none() {
        four.iter().filter_map(|c| digit(*c)).fold(0, |v, d| v * 10 + d as i32)
    } else {
        return None;
    };
    (1900..=2100).contains(&value).then_some((value, end))
}

/// 十百千 and their formal forms.
fn small_scale(c: char) -> Option<f64> {
    match c {
        '十' | '拾' => Some(10.0),
        '百' | '佰' => Some(100.0),
        '千' | '仟' => Some(1000.0),
        _ => None,
    }
}

/// 万 and 亿.
fn large_scale(c: char) -> Option<f64> {
    match c {
        '万' => Some(1e4),
        '亿' => Some(1e8),
        _ => None,
    }
}

/// Whether the scale word at `at` begins a unit of its own: 千瓦, 千米, 百帕, 百分点.
fn begins_unit(chars: &[char], at: usize) -> bool {
    let next = chars.get(at + 1).copied().unwrap_or(' ');
    match chars[at] {
        '千' => "瓦米克伏焦卡赫帕乏安字".contains(next),
        '百' => next == '帕' || (next == '分' && chars.get(at + 2).is_some_and(|c| "点之比".contains(*c))),
        _ => false,
    }
}

/// Digits with thousands separators and decimals, then 余 and scales.
fn arabic(chars: &[char], at: usize) -> Option<Numeral> {
    let digits = |from: usize| chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = at + digits(at);
    let mut text: String = chars[at..end].iter().collect();
    // Only groups of three make a thousands separator; half-width commas also part clauses.
    if text.len() <= 3 && !text.starts_with('0') {
        while chars.get(end) == Some(&',') && digits(end + 1) == 3 {
            text.extend(&chars[end + 1..end + 4]);
            end += 4;
        }
    }
    if chars.get(end).is_some_and(|c| *c == '.' || *c == '·') {
        let decimals = digits(end + 1);
        if decimals > 0 {
            text.push('.');
            text.extend(&chars[end + 1..=end + decimals]);
            end += decimals + 1;
        }
    }
    if text.len() > 18 {
        return None;
    }
    let mut value: f64 = text.parse().ok()?;
    if chars.get(end) == Some(&'/') && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        let behind = end + 1 + digits(end + 1);
        let below: f64 = chars[end + 1..behind].iter().collect::<String>().parse().ok()?;
        // 2/3, not 2019/12.
        if below > value && below <= 100.0 && value >= 1.0 {
            return Some(Numeral {
                value: value / below,
                to: None,
                end: behind,
                form: Form::Part(Part::Fraction),
                scale: 1.0,
                more: false,
            });
        }
    }
    let mut more = false;
    let mut scale = 1.0;
    let mut at = end;
    loop {
        if !more && chars.get(at).is_some_and(|c| matches!(c, '余' | '多' | '几')) {
            let behind = chars.get(at + 1).copied().unwrap_or(' ');
            // 余 belongs to the number only before a scale or a unit: 10余万, 20多个; not 5余热.
            if behind.is_whitespace() || "热额粮缺地样元化种功".contains(behind) {
                break;
            }
            more = true;
            at += 1;
            end = at;
            continue;
        }
        // Typists put a blank between the digits and 万.
        let here = if chars.get(at) == Some(&' ') { at + 1 } else { at };
        let Some(&c) = chars.get(here) else { break };
        let Some(factor) = small_scale(c).filter(|_| c != '十').or_else(|| large_scale(c)) else { break };
        if begins_unit(chars, here) {
            break;
        }
        scale *= factor;
        at = here + 1;
        end = at;
    }
    // Scaling the digits and not the float keeps 2.3万亿 exact.
    if scale > 1.0 {
        value = format!("{text}e{}", scale.log10().round()).parse().ok()?;
    }
    Some(Numeral { value, to: None, end, form: Form::Arabic, scale, more })
}

/// 百分之十五, 三分之一, 一半, 半数.
fn part(chars: &[char], at: usize) -> Option<Numeral> {
    let made =
        |value, end, part| Some(Numeral { value, to: None, end, form: Form::Part(part), scale: 1.0, more: false });
    let is = |at: usize, word: &str| word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    let (below, behind) = match chars[at] {
        '百' if is(at + 1, "分之") => (100.0, at + 1),
        '千' if is(at + 1, "分之") => (1000.0, at + 1),
        '万' if is(at + 1, "分之") => (10_000.0, at + 1),
        '半' if is(at + 1, "数") => return made(0.5, at + 2, Part::Fraction),
        '一' if is(at + 1, "半") => return made(0.5, at + 2, Part::Fraction),
        _ => {
            let below = chinese(chars, at)?;
            (below.value, below.end)
        }
    };
    // 三分二以上 is old for 三分之二以上.
    if is(behind, "分") && is(behind + 2, "以上") && !is(behind + 1, "之") {
        let above = chars.get(behind + 1).and_then(|c| digit(*c)).filter(|d| *d > 0 && f64::from(*d) < below)?;
        return made(f64::from(above) / below, behind + 2, Part::Fraction);
    }
    if !is(behind, "分之") {
        return None;
    }
    let above = if chars.get(behind + 2).is_some_and(char::is_ascii_digit) {
        arabic(chars, behind + 2)?
    } else if is(behind + 2, "百") {
        Numeral { value: 100.0, to: None, end: behind + 3, form: Form::Chinese, scale: 1.0, more: false }
    } else {
        chinese(chars, behind + 2)?
    };
    match below as u32 {
        0 => None,
        100 => made(above.value, above.end, Part::Percent),
        1000 => made(above.value, above.end, Part::Permille),
        _ => made(above.value / below, above.end, Part::Fraction),
    }
}

/// 四千五百, 二十三点五, 十余万, 三四, 七八十, 二〇二五.
fn chinese(chars: &[char], at: usize) -> Option<Numeral> {
    let mut end = at;
    while end < chars.len() && end - at < 24 {
        let c = chars[end];
        let scale = small_scale(c).is_some() || large_scale(c).is_some();
        if scale && begins_unit(chars, end) {
            break;
        }
        // 百年, 千家, 万户 are no numbers; 十 is.
        if end == at && scale && c != '十' && c != '拾' {
            return None;
        }
        if !(scale || digit(c).is_some() || matches!(c, '廿' | '卅')) {
            break;
        }
        end += 1;
    }
    if end == at {
        return None;
    }
    let run = &chars[at..end];
    let made = |value, to, end, scale, more| Some(Numeral { value, to, end, form: Form::Chinese, scale, more });
    if run.iter().all(|c| digit(*c).is_some()) {
        let value = run.iter().filter_map(|c| digit(*c)).fold(0.0, |v, d| v * 10.0 + f64::from(d));
        return match run.len() {
            1 => {
                let (value, end) = decimals(chars, end, value);
                made(value, None, end, 1.0, false)
            }
            // 三四个: three or four.
            2 if neighbours(run[0], run[1]) => {
                made(f64::from(digit(run[0])?), Some(f64::from(digit(run[1])?)), end, 1.0, false)
            }
            _ if run.iter().any(|c| matches!(c, '零' | '〇' | '○')) || run.len() == 4 => {
                made(value, None, end, 1.0, false)
            }
            _ => None,
        };
    }
    if run.get(1).is_some_and(|second| neighbours(run[0], *second)) {
        // 七八十, 三四百, 二三十万.
        let low = units(&[&run[..1], &run[2..]].concat())?;
        let high = units(&run[1..])?;
        return made(low.0, Some(high.0), end, low.1, false);
    }
    let (mut value, mut scale) = units(run)?;
    let mut more = false;
    if chars.get(end).is_some_and(|c| matches!(c, '余' | '多' | '几')) {
        more = true;
        end += 1;
        while let Some(factor) = chars.get(end).and_then(|c| large_scale(*c)) {
            value *= factor;
            scale *= factor;
            end += 1;
        }
    } else if small_scale(run[run.len() - 1]).is_none() {
        (value, end) = decimals(chars, end, value);
    }
    made(value, None, end, scale, more)
}

/// Digits that follow one another: 三四, 七八.
fn neighbours(a: char, b: char) -> bool {
    matches!((digit(a), digit(b)), (Some(a), Some(b)) if a > 0 && b == a + 1) && a != '两'
}

/// 点五 behind a number, and a scale behind that.
fn decimals(chars: &[char], at: usize, value: f64) -> (f64, usize) {
    if chars.get(at) != Some(&'点') {
        return (value, at);
    }
    let mut end = at + 1;
    let (mut factor, mut decimals) = (0.1, 0.0);
    while let Some(d) = chars.get(end).and_then(|c| digit(*c)) {
        decimals += f64::from(d) * factor;
        factor /= 10.0;
        end += 1;
    }
    if end == at + 1 || end - at > 8 {
        return (value, at);
    }
    // Decimal sums drift; ten places are more than any plan writes.
    let mut value = ((value + decimals) * 1e10).round() / 1e10;
    while let Some(scale) = chars.get(end).and_then(|c| large_scale(*c)) {
        value *= scale;
        end += 1;
    }
    (value, end)
}

/// A run of digits and scales: value, and the 万 or 亿 at its end.
fn units(run: &[char]) -> Option<(f64, f64)> {
    let (mut total, mut section, mut held) = (0.0, 0.0, None);
    let mut last = 1.0;
    for &c in run {
        if let Some(d) = digit(c) {
            if held.is_some_and(|h| h != 0.0) {
                return None;
            }
            held = Some(f64::from(d));
        } else if let Some(tens) = match c {
            '廿' => Some(20.0),
            '卅' => Some(30.0),
            _ => None,
        } {
            section += tens;
            held = None;
        } else if let Some(scale) = small_scale(c) {
            section += held.take().unwrap_or(1.0) * scale;
            last = 1.0;
        } else if let Some(scale) = large_scale(c) {
            section += held.take().unwrap_or(0.0);
            if section == 0.0 {
                // 万亿: a scale on a scale.
                total *= scale;
                last *= scale;
            } else {
                total += section * scale;
                last = scale;
            }
            section = 0.0;
        }
    }
    if held.is_some() {
        last = 1.0;
    }
    Some((total + section + held.unwrap_or(0.0), last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: f64, length: usize) {
        let chars: Vec<char> = text.chars().collect();
        let read = read(&chars, 0).unwrap_or_else(|| panic!("{text} has no number"));
        assert!((read.value - value).abs() < 1e-9, "{text}: {read:?}");
        assert_eq!(read.end, length, "{text}: {read:?}");
    }

    fn check_none(text: &str) {
        let chars: Vec<char> = text.chars().collect();
        assert_eq!(read(&chars, 0), None, "{text}");
    }

    #[test]
    fn arabic_numbers() {
        check("300公里", 300.0, 3);
        check("4,500家", 4500.0, 5);
        check("1,234,567元", 1_234_567.0, 9);
        check("2021,300公里", 2021.0, 4);
        check("95.5%", 95.5, 4);
        check("1.5万亩", 15_000.0, 4);
        check("2.3万亿元", 2.3e12, 5);
        check("10余万人", 100_000.0, 4);
        check("20多个", 20.0, 3);
        check("3000万千瓦", 3e7, 5);
        check("500千伏", 500.0, 3);
        check("5 万亩", 50_000.0, 3);
        check("2个百分点", 2.0, 1);
        check("2百分点", 2.0, 1);
        check("2/3以上", 2.0 / 3.0, 3);
        check("2019/12", 2019.0, 4);
        check("1.", 1.0, 1);
        check("5百万", 5e6, 3);
    }

    #[test]
    fn chinese_numbers() {
        check("三个", 3.0, 1);
        check("十五日", 15.0, 2);
        check("二十三点五万吨", 235_000.0, 6);
        check("五千元", 5000.0, 2);
        check("五万元", 50_000.0, 2);
        check("一百二十亿元", 1.2e10, 5);
        check("两万五千里", 25_000.0, 4);
        check("三万亿", 3e12, 3);
        check("一千零一夜", 1001.0, 4);
        check("廿五条", 25.0, 2);
        check("贰拾万元", 200_000.0, 3);
        check("二〇二五年", 2025.0, 4);
        check("十余万人", 100_000.0, 3);
        check("十几个", 10.0, 2);
        check("一千瓦", 1.0, 1);
        check("六点五个百分点", 6.5, 3);
        check("二百二十八条", 228.0, 5);
    }

    #[test]
    fn parts() {
        check("百分之十五", 15.0, 5);
        check("百分之六点五", 6.5, 6);
        check("百分之百", 100.0, 4);
        check("百分之5", 5.0, 4);
        check("千分之三", 3.0, 4);
        check("三分之一", 1.0 / 3.0, 4);
        check("三分之二以上", 2.0 / 3.0, 4);
        check("十分之一", 0.1, 4);
        check("一半以上", 0.5, 2);
        check("半数以上", 0.5, 2);
        check("万分之五", 0.0005, 4);
        check("三分二以上", 2.0 / 3.0, 3);
        check("三分钟", 3.0, 1);
    }

    #[test]
    fn neighbouring_digits_are_a_range() {
        let range = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            read(&chars, 0).and_then(|n| n.to.map(|to| (n.value, to)))
        };
        assert_eq!(range("三四个"), Some((3.0, 4.0)));
        assert_eq!(range("七八十家"), Some((70.0, 80.0)));
        assert_eq!(range("二三十万亩"), Some((200_000.0, 300_000.0)));
        assert_eq!(range("三十"), None);
    }

    #[test]
    fn words_are_no_numbers() {
        check_none("百年");
        check_none("千家万户");
        check_none("万一");
        check_none("一二三产业");
        check_none("城市");
        check_none("千瓦");
        check_none("半年");
    }

    #[test]
    fn years() {
        let check = |text: &str, expected: Option<i32>| {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(year(&chars, 0).map(|y| y.0), expected, "{text}");
        };
        check("2025年", Some(2025));
        check("二○二五年", Some(2025));
        check("一九九八年", Some(1998));
        check("20250年", None);
        check("2500年", None);
        check("205", None);
    }
}
