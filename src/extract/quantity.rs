//! 指標: numbers with their unit, comparator and the thing counted.

mod compare;
mod counted;
mod name;
mod unit;

use crate::extract::folded::{Folded, is_break, is_han};
use crate::lexicon::Lexicon;
use crate::numeral::{self, Form, Numeral, Part};
use crate::plan::{Comparator, Quantity};
use crate::source::{Source, Span};

use unit::{Kind, Unit};

/// The quantities in `span`, in reading order.
pub fn quantities(source: &Source, span: Span, lexicon: &Lexicon) -> Vec<Quantity> {
    if !may_count(source.quote(span)) {
        return Vec::new();
    }
    let text = Folded::new(source, span);
    let mut found = Vec::new();
    scan(&text, lexicon, |seen| {
        if let Seen::Quantity(draft) = seen {
            found.push(draft.finish(source, &text));
        }
    });
    found
}

/// The numbers in `span` that are neither quantities nor parts of names, dates or labels.
pub(super) fn unread(source: &Source, span: Span, lexicon: &Lexicon) -> Vec<Span> {
    if !may_count(source.quote(span)) {
        return Vec::new();
    }
    let text = Folded::new(source, span);
    let mut found = Vec::new();
    scan(&text, lexicon, |seen| {
        if let Seen::Unknown(start, end) = seen {
            found.push(text.span(start, end));
        }
    });
    found
}

/// Whether there is any number at all; most clauses have none.
fn may_count(text: &str) -> bool {
    text.chars().any(|c| numeral::begins(c) || matches!(c, '兩' | '萬' | '貳' | '陸' | '０'..='９'))
}

/// What a number turned out to be.
enum Seen {
    /// A quantity.
    Quantity(Draft),
    /// A number without a reading, from and to.
    Unknown(usize, usize),
}

/// A quantity before its words are cut out of the source.
struct Draft {
    value: f64,
    value_to: Option<f64>,
    comparator: Comparator,
    unit: Option<(usize, usize)>,
    implied_unit: &'static str,
    what: Option<(usize, usize)>,
    base: Option<(usize, usize)>,
    quote: (usize, usize),
}

impl Draft {
    fn finish(self, source: &Source, text: &Folded) -> Quantity {
        let words =
            |range: Option<(usize, usize)>| range.map(|(start, end)| source.quote(text.span(start, end)).to_owned());
        let span = text.span(self.quote.0, self.quote.1);
        Quantity {
            quote: source.quote(span).to_owned(),
            span,
            value: self.value,
            value_to: self.value_to,
            unit: words(self.unit).unwrap_or_else(|| self.implied_unit.to_owned()),
            comparator: self.comparator,
            what: words(self.what).unwrap_or_default(),
            base: words(self.base),
        }
    }
}

/// Reads every number of the text once, left to right.
fn scan(text: &Folded, lexicon: &Lexicon, mut tell: impl FnMut(Seen)) {
    let mut names = name::Names::of(text);
    let mut at = 0;
    while at < text.len() {
        if !numeral::begins(text.chars[at]) {
            at += 1;
            continue;
        }
        if let Some(end) = names.end(at) {
            at = end + 1;
            continue;
        }
        let Some(number) = numeral::read(&text.chars, at).or_else(|| half(text, at)) else {
            // A run of numerals that is no number: 一二三产业, 千万.
            let digits = text.at(at).is_ascii_digit();
            at += 1;
            while numeral::begins(text.at(at)) && text.at(at).is_ascii_digit() == digits {
                at += 1;
            }
            continue;
        };
        if let Some(end) = name::end(text, at, &number, lexicon) {
            at = end.max(at + 1);
            continue;
        }
        match read(text, at, &number, lexicon) {
            Outcome::Quantity(draft, end) => {
                tell(Seen::Quantity(draft));
                at = end;
            }
            Outcome::Passed(end) => at = end,
            Outcome::Unknown(end) => {
                tell(Seen::Unknown(at, end));
                at = end;
            }
        }
        at = at.max(number.end);
    }
}

/// What one number is, with the index to go on from.
enum Outcome {
    Quantity(Draft, usize),
    Passed(usize),
    Unknown(usize),
}

/// 半 before a length of time or a share: 半年, 半个百分点.
fn half(text: &Folded, at: usize) -> Option<Numeral> {
    (text.at(at) == '半' && matches!(text.at(at + 1), '年' | '个' | '天' | '小')).then_some(Numeral {
        value: 0.5,
        to: None,
        end: at + 1,
        form: Form::Chinese,
        scale: 1.0,
        more: false,
    })
}

/// Whether a count opens at `at`: a number of its own, not a numeral inside a word.
fn opens_count(text: &Folded, at: usize) -> bool {
    // 统一, 一批: 一 counts only what is measured.
    let counted = if text.at(at) == '一' { "年倍周" } else { "个家项条座处年月日人元倍名所" };
    numeral::read(&text.chars, at).is_some_and(|n| n.end > at + 1 || counted.contains(text.at(n.end)))
}

/// A number with what stands around it.
struct Count {
    /// Index of its first digit.
    at: usize,
    number: Numeral,
    unit: Option<Unit>,
    /// Index behind number, unit and the bounds of a range.
    tail: usize,
    before: Option<(Comparator, usize)>,
    behind: Option<(Comparator, usize)>,
}

impl Count {
    fn new(text: &Folded, at: usize, first: &Numeral, lexicon: &Lexicon) -> Count {
        let (number, unit, tail) = range(text, first, lexicon);
        let graded = unit.is_some_and(|unit| unit.kind == Kind::Grade);
        let behind = compare::behind(text, tail).or_else(|| {
            // 二星级绿色建筑以上标准: the bound stands behind the noun.
            let mut noun = (tail..tail + 10).take_while(|i| graded && !is_break(text.at(*i)));
            noun.find_map(|i| compare::behind(text, i)).map(|(comparator, _)| (comparator, tail))
        });
        Count { at, number, unit, tail, before: compare::before(text, at), behind }
    }

    fn kind(&self) -> Option<Kind> {
        self.unit.map(|unit| unit.kind)
    }

    fn arabic(&self) -> bool {
        self.number.form == Form::Arabic
    }

    fn compared(&self) -> bool {
        self.before.is_some() || self.behind.is_some()
    }

    /// Index of the first character of number and comparator.
    fn open(&self) -> usize {
        self.before.map_or(self.at, |(_, start)| start.min(self.at))
    }

    /// Index behind number, unit and comparator.
    fn close(&self) -> usize {
        self.behind.map_or(self.tail, |(_, end)| end)
    }

    /// 一: mostly an article.
    fn is_one(&self) -> bool {
        self.number.value == 1.0 && !self.arabic() && self.number.to.is_none()
    }
}

/// Reads the number at `at` with everything around it.
fn read(text: &Folded, at: usize, first: &Numeral, lexicon: &Lexicon) -> Outcome {
    if first.value == 0.0 && first.form == Form::Chinese {
        return zero(text, at, first.end);
    }
    let count = Count::new(text, at, first, lexicon);
    if !counts(text, &count) {
        return unread_or_passed(text, &count);
    }
    let (open, close) = (count.open(), count.close());
    let share = matches!(count.kind(), Some(Kind::Part)) || matches!(count.number.form, Form::Part(_));
    // 80%的乡镇 and 三分之二以上的街道 name what is counted behind them; 按50%给予补助 does not.
    let after = counted::behind(text, close).filter(|_| !share || text.at(close) == '的' || is_han(text.at(close)));
    let subject = counted::before(text, at);
    let noun_behind = match count.kind() {
        Some(Kind::Part | Kind::Multiple | Kind::Tenth | Kind::Score | Kind::Degree | Kind::Age) => {
            subject.is_none() || text.at(close) == '的' && compare::approach(text, open).is_none()
        }
        None => subject.is_none(),
        Some(Kind::Measure) => subject.is_none() || compare::approach(text, open).is_none(),
        _ => true,
    };
    let listed = share.then(|| counted::respectively(text, at)).flatten();
    let (what, noun_behind) = match (after, subject) {
        _ if listed.is_some() => (listed, false),
        (Some(after), _) if noun_behind => (Some(after), true),
        (after, None) => (after, true),
        (_, subject) => (subject, false),
    };
    let quote = match what {
        Some((_, end)) if noun_behind => (open, end.max(close)),
        Some((start, _)) if close - start <= 40 && listed.is_none() => (start.min(open), close),
        _ => (compare::approach(text, open).unwrap_or(open), close),
    };
    let implied_unit = match count.number.form {
        Form::Part(Part::Percent) => "%",
        Form::Part(Part::Permille) => "‰",
        _ => "",
    };
    let draft = Draft {
        value: count.number.value,
        value_to: count.number.to,
        comparator: compare::combine(count.before.map(|b| b.0), count.behind.map(|b| b.0), count.number.more),
        unit: count.unit.map(|unit| (unit.start, unit.end)),
        implied_unit,
        what,
        base: base(text, at),
        quote,
    };
    Outcome::Quantity(draft, close)
}

/// A number with its unit, and the second number of a range (5—10%, 三到五个, 五千元以上五万元以下), with the index behind.
fn range(text: &Folded, first: &Numeral, lexicon: &Lexicon) -> (Numeral, Option<Unit>, usize) {
    let unit = unit_behind(text, first, lexicon);
    let mut at = unit.map_or(first.end, |unit| unit.end);
    let single = (*first, unit, at);
    let bounded = text.is(at, "以上");
    if bounded {
        at += 2;
        // 五年以上、十二年以下.
        at += usize::from(text.at(at) == '、');
    } else if matches!(text.at(at), '-' | '~' | '至' | '到') {
        at += 1;
        while text.at(at) == '-' {
            at += 1;
        }
    } else {
        return single;
    }
    let Some(second) = numeral::read(&text.chars, at) else { return single };
    let last = unit_behind(text, &second, lexicon);
    let behind = last.map_or(second.end, |unit| unit.end);
    let same = match (unit, last) {
        (Some(a), Some(b)) => text.chars[a.start..a.end] == text.chars[b.start..b.end],
        (None, Some(_)) => !bounded,
        (None, None) => !matches!(text.at(first.end), '至' | '到') || matches!(second.form, Form::Part(_)),
        (Some(_), None) => false,
    };
    let joined = if bounded {
        same && text.any(behind, &["以下", "以内"]).is_some()
    } else {
        same && (second.form == first.form || matches!(second.form, Form::Part(_)))
    };
    // 10至20万 lends its 万 to 10.
    let lent = first.value * second.scale;
    let low = if unit.is_none() && first.scale == 1.0 && lent < second.value { lent } else { first.value };
    if !joined || low >= second.value {
        return single;
    }
    let number = Numeral { value: low, to: Some(second.value), end: second.end, more: false, ..second };
    // The bounds of a range are spent: 五万元以下 is no upper bound alone.
    (number, last, if bounded { behind + 2 } else { behind })
}

fn unit_behind(text: &Folded, number: &Numeral, lexicon: &Lexicon) -> Option<Unit> {
    if matches!(number.form, Form::Part(Part::Percent | Part::Permille)) {
        return None;
    }
    unit::at(text, number.end, lexicon)
}

/// Whether a number with this unit is a quantity at all.
fn counts(text: &Folded, count: &Count) -> bool {
    let Count { at, number, .. } = *count;
    let (arabic, compared, one) = (count.arabic(), count.compared(), count.is_one());
    let reached = compare::approach(text, at).is_some();
    let Some(unit) = count.unit else {
        return match number.form {
            Form::Part(_) => true,
            // 容积率不高于1.5, 降至1.25以下, 100以上.
            Form::Arabic => (compared || reached) && is_end(text, count.close()),
            // 人口不足五万的.
            Form::Chinese => compared && number.value >= 100.0 && is_end(text, count.close()),
        };
    };
    let next = text.at(unit.end);
    let ended = compared || is_end(text, unit.end);
    // 每一个 is every, 二类 is the second class: counts say 两类.
    let ordinal = !arabic && number.value == 2.0 && text.at(at) == '二' && number.to.is_none();
    if !arabic && !compared && slogan(text, unit) {
        return false;
    }
    if text.before(at) == '每' && one || text.is(unit.start, "个方面") {
        return false;
    }
    match unit.kind {
        Kind::Ordinal => false,
        Kind::Part | Kind::Measure | Kind::Multiple | Kind::Age => true,
        // 三元桥, 多元化: few yuan in Chinese numerals are mostly part of a word.
        Kind::Money => {
            arabic || number.value >= 10.0 || compared || !is_han(next) || matches!(next, '至' | '到' | '的')
        }
        Kind::Tenth if text.at(unit.start) == '折' => is_end(text, unit.end),
        Kind::Tenth => !arabic && (compared || is_end(text, unit.end)),
        Kind::Score => arabic && (compared || reached) && !"钟之别类布工级享散阶步区批层".contains(next),
        Kind::Degree => arabic && (compared || reached || is_end(text, unit.end)),
        Kind::Time => lasts(text, count, unit),
        Kind::Big => {
            let noun = (is_han(next) || next == '“') && !"力学会型量规幅批局小中数多额宗".contains(next);
            // 党的二十大 is a congress.
            noun && (2.0..=30.0).contains(&number.value) && (arabic || number.value < 16.0)
        }
        // 一 counts posts (秘书一人), and with 每 (每县一所).
        Kind::Counter if one => {
            let post = matches!(text.at(unit.start), '人' | '名')
                && is_break(next)
                && "长员师书任理官事监士授席司计".contains(text.before(at));
            compared || each(text, at) || post
        }
        // 二次污染, 三次产业: an order, not a count.
        Kind::Counter if !arabic && (text.at(unit.end - 1) == '次' || ordinal) => ended,
        Kind::Counter => arabic || !place_name(text, at, unit),
        Kind::Weak if one => compared,
        Kind::Weak => compared || arabic && !matches!(next, '门' | '委' | '署' | '长' | '化' | '路'),
        Kind::Noun => {
            let plain = arabic && number.to.is_none() && text.before(at) != '-';
            number.value.fract() == 0.0 && (plain || compared && !one)
        }
        Kind::Grade => grade(text, at, unit),
        Kind::Rank => compared && !one || reached && is_end(text, unit.end),
        Kind::Rating => compared,
    }
}

/// 三个一批, 四个坚持, 两个不变: what follows the counter is no noun, so nothing is counted.
fn slogan(text: &Folded, unit: Unit) -> bool {
    const DEEDS: &[&str] = &[
        "一",
        "不",
        "最",
        "坚持",
        "转变",
        "结合",
        "统一",
        "必须",
        "更加",
        "善于",
        "带头",
        "到位",
        "确保",
        "毫不",
        "区分",
        "离不开",
        "决不",
    ];
    text.is(unit.start, "个") && unit.end == unit.start + 1 && text.any(unit.end, DEEDS).is_some()
}

/// 每个乡镇建成一所: an article that counts.
fn each(text: &Folded, at: usize) -> bool {
    let from = text.segment_start(at).max(at.saturating_sub(12));
    text.find(from, at, "每").is_some()
}

/// 三门峡, 五台山: a counter that is part of a place's name.
fn place_name(text: &Folded, at: usize, unit: Unit) -> bool {
    unit.end == unit.start + 1
        && unit.start == at + 1
        && "山县河峡松房渠区湖岛沟寨关桥湾".contains(text.at(unit.end))
        && matches!(text.at(unit.start), '台' | '门' | '棵' | '间' | '家' | '户' | '道' | '座' | '条')
}

/// 星级 grades count; A级 only where one is to be reached, elsewhere it is a title.
fn grade(text: &Folded, at: usize, unit: Unit) -> bool {
    let letter = text.at(unit.start) == 'A';
    if !letter {
        return text.at(unit.start) == '星' && text.at(unit.start + 1) == '级';
    }
    let from = text.segment_start(at);
    let wanted = [
        "创建",
        "争创",
        "创成",
        "创A",
        "晋升",
        "升级",
        "申报",
        "评为",
        "达到",
        "争取",
        "评定",
        "获评",
        "申创",
        "打造成",
    ];
    let counted = (unit.end..text.segment_end(unit.end)).any(|i| text.at(i).is_ascii_digit());
    wanted.iter().any(|word| text.find(from, at, word).is_some()) && !counted
}

/// Whether a length of time is meant: a bound, or a word for duration near it. 三年行动 and 3月 are names and dates.
fn lasts(text: &Folded, count: &Count, unit: Unit) -> bool {
    let (at, compared) = (count.at, count.compared());
    let month = unit.end == unit.start + 1 && text.at(unit.start) == '月';
    // A term: within so many days. Deadlines read it.
    if super::deadline::is_term(text, at, unit.end) {
        return false;
    }
    let behind = ["以上", "以下", "(含)以上", "不等", "有期徒刑", "未满"];
    if text.any(unit.end, &behind).is_some() {
        return true;
    }
    // 近三年, 前两年: years gone by count nothing.
    if matches!(text.before(at), '近' | '前' | '后' | '每' | '这' | '上' | '首') {
        return false;
    }
    if month {
        return false;
    }
    if compared {
        return !matches!(text.at(unit.end), '来' | '间');
    }
    let from = at.saturating_sub(10).max(text.segment_start(at));
    let length = [
        "期限",
        "有效期",
        "任期",
        "为期",
        "学制",
        "工期",
        "周期",
        "时限",
        "时间",
        "寿命",
        "徒刑",
        "拘留",
        "保存",
        "保管",
        "缓刑",
        "延长",
        "缩短",
        "压缩",
        "提前",
        "减少",
        "试用期",
        "期为",
        "达到",
        "压减",
        "控制在",
        "封闭期",
        "刑期",
        "共",
    ];
    let named = length.iter().any(|word| text.find(from, at, word).is_some());
    let noun = ["有期徒刑", "拘留", "拘役", "管制"].iter().any(|word| text.is(unit.end, word));
    // 5个月的减免; not 3年的努力.
    let given = count.arabic()
        && text.at(unit.end) == '的'
        && text.any(unit.end + 1, &["努力", "时间", "发展", "奋斗", "实践", "探索", "建设"]).is_none();
    noun || given && !text.ends(at, "过去").is_some()
        || named && (is_end(text, unit.end) || text.at(unit.end) == '的' || text.at(unit.end) == '至')
}

/// Whether nothing of the phrase follows: a mark, the end, or a word that begins another phrase.
fn is_end(text: &Folded, at: usize) -> bool {
    let c = text.at(at);
    at >= text.len()
        || is_break(c)
        || c == ' ' && !text.at(at + 1).is_ascii_digit()
        || matches!(c, '、' | ')' | '(' | '”' | '和' | '及' | '与' | '或' | '并' | '的' | '/' | '[')
        || text.any(at, &["以上", "以下", "以内", "左右"]).is_some()
}

/// What to make of a number that is no quantity.
fn unread_or_passed(text: &Folded, count: &Count) -> Outcome {
    if count.unit.is_some() {
        return Outcome::Passed(count.tail);
    }
    let Count { at, tail: end, .. } = *count;
    let digits = text.chars[at..end].iter().filter(|c| c.is_ascii_digit()).count();
    let year = digits == 4 && numeral::year(&text.chars, at).is_some();
    // Years and codes are no numbers to count with; Chinese numerals without a unit are parts of words.
    if count.arabic() && digits < 7 && !year || count.compared() && count.close() > end {
        return Outcome::Unknown(count.close());
    }
    Outcome::Passed(end)
}

/// 零: 趋零增长 is about 0, 零发生 is 0; 零售 and 零距离 are words.
fn zero(text: &Folded, at: usize, end: usize) -> Outcome {
    const ATTITUDES: &[&str] =
        &["容忍", "距离", "障碍", "门槛", "跑动", "跑腿", "接触", "时差", "等待", "基础", "起点", "壁垒", "缝隙"];
    let passed = Outcome::Passed(end);
    let near = text.before(at) == '趋';
    let two = is_han(text.at(end)) && is_han(text.at(end + 1));
    let closes =
        is_break(text.at(end + 2)) || matches!(text.at(end + 2), '、' | '”' | '的' | ')') || end + 2 >= text.len();
    let word = ["散", "星", "售", "部", "工", "件", "食", "钱", "用", "配", "担", "敲", "碎", "花", "头", "整"]
        .iter()
        .any(|c| text.is(end, c));
    if !two || word || !(closes || near) || text.any(end, ATTITUDES).is_some() {
        return passed;
    }
    let opening = if near { at - 1 } else { at };
    let subject = counted::before(text, opening);
    let close = end + 2;
    let quote = match subject {
        Some((start, _)) if close - start <= 40 => (start, close),
        _ => (opening, close),
    };
    let draft = Draft {
        value: 0.0,
        value_to: None,
        comparator: if near { Comparator::About } else { Comparator::Equal },
        unit: None,
        implied_unit: "",
        what: subject.or(Some((end, close))),
        base: base(text, at),
        quote,
    };
    Outcome::Quantity(draft, close)
}

/// 比2020年, 较上年, 在2020年基础上, 同比: what a change is measured from.
fn base(text: &Folded, at: usize) -> Option<(usize, usize)> {
    let from = text.segment_start(at).max(at.saturating_sub(30));
    let opening = (from..at).rev().find(|i| {
        let year = |at: usize| {
            numeral::year(&text.chars, at).is_some()
                || text.any(at, &["上年", "去年", "上一年", "基期", "全国平均"]).is_some()
        };
        match text.at(*i) {
            '比' | '较' | '在' | '以' | '与' => year(i + 1),
            '同' => text.is(*i, "同比"),
            _ => false,
        }
    })?;
    if text.at(opening) == '同' {
        return Some((opening, opening + 2));
    }
    let mut end = opening + 1;
    if let Some((_, behind)) = numeral::year(&text.chars, end) {
        end = behind;
        for word in ["年", "底", "末", "同期", "水平", "基础上", "相比"] {
            if text.is(end, word) {
                end += word.chars().count();
            }
        }
    } else {
        end = text.any(end, &["上年", "去年", "上一年", "基期", "全国平均"]).map_or(end, |(_, behind)| behind);
        for word in ["底", "末", "同期", "水平"] {
            if text.is(end, word) {
                end += word.chars().count();
            }
        }
    }
    // 在2020年 alone is a date; only 在2020年基础上 is a base.
    let needs = matches!(text.at(opening), '在' | '以' | '与');
    let says = text.ends(end, "基础上").is_some() || text.ends(end, "相比").is_some();
    (end <= at && (!needs || says)).then_some((opening, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each quantity as value, upper value, comparator, unit, thing counted and quotation.
    fn check(text: &str, expected: &[(f64, &str, &str, &str)]) {
        let source = Source::new("a", text);
        let found = quantities(&source, Span::new(0, source.text().len()), Lexicon::built_in());
        let shown: Vec<_> = found
            .iter()
            .map(|q| {
                assert_eq!(source.quote(q.span), q.quote, "{text}");
                (q.value, sign(q.comparator), q.unit.as_str(), q.what.as_str())
            })
            .collect();
        assert_eq!(shown, expected, "{text}: {found:#?}");
    }

    fn sign(comparator: Comparator) -> &'static str {
        match comparator {
            Comparator::Equal => "=",
            Comparator::AtLeast => ">=",
            Comparator::AtMost => "<=",
            Comparator::More => ">",
            Comparator::Less => "<",
            Comparator::About => "~",
        }
    }

    #[test]
    fn rates_name_their_subject() {
        check("规模养殖场配套率达到95%以上", &[(95.0, ">=", "%", "规模养殖场配套率")]);
        check("森林覆盖率不低于百分之二十三", &[(23.0, ">=", "%", "森林覆盖率")]);
        check("新建建築執行二星級綠色建築以上標準", &[(2.0, ">=", "星級", "綠色建築")]);
    }
}
