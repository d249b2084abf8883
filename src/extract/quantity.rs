//! 指標: numbers with their unit, comparator and the thing counted.

mod base;
mod compare;
mod count;
mod counted;
mod name;
mod rule;
mod unit;
mod zero;

use crate::extract::folded::{Folded, Passage};
use crate::extract::glyphs::is_han;
use crate::lexicon::Lexicon;
use crate::numeral::{self, Form, Numeral, Part};
use crate::plan::{Comparator, Quantity};
use crate::source::{Source, Span};

use count::Count;
use unit::Kind;

/// The quantities in `span`, in reading order.
pub fn quantities(source: &Source, span: Span, lexicon: &Lexicon) -> Vec<Quantity> {
    numbers(source, &Folded::new(source, span).whole(), lexicon).0
}

/// The quantities in `text`, and the numbers that are neither quantities nor parts of names, dates or labels.
pub(super) fn numbers(source: &Source, text: &Passage, lexicon: &Lexicon) -> (Vec<Quantity>, Vec<Span>) {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    // Most clauses have no number at all.
    if text.marked.iter().any(|c| numeral::begins(*c)) {
        scan(text, lexicon, |seen| match seen {
            Seen::Quantity(draft) => found.push(draft.finish(source, text)),
            Seen::Unknown(start, end) => unread.push(text.span(start, end)),
        });
    }
    (found, unread)
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
    fn finish(self, source: &Source, text: &Passage) -> Quantity {
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
fn scan(text: &Passage, lexicon: &Lexicon, mut tell: impl FnMut(Seen)) {
    let mut names = name::Names::of(text);
    let (mut at, mut spent) = (0, 0);
    while at < text.len() {
        if !numeral::begins(text.marked[at]) {
            at += 1;
            continue;
        }
        if let Some(end) = names.end(at) {
            at = end + 1;
            continue;
        }
        let Some(number) = numeral::read(text.marked, at).or_else(|| count::half(text, at)) else {
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
        match read(text, at, &number, spent, lexicon) {
            Outcome::Quantity(draft, end) => {
                tell(Seen::Quantity(draft));
                at = end;
                spent = end;
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

/// Reads the number at `at` with everything around it; what stands before `spent` belongs to the number before.
fn read(text: &Passage, at: usize, first: &Numeral, spent: usize, lexicon: &Lexicon) -> Outcome {
    if first.value == 0.0 && first.form == Form::Chinese {
        return zero::zero(text, at, first.end);
    }
    // 7:3 is one number, and none that counts.
    if text.at(first.end) == ':'
        && let Some(second) = numeral::read(text.marked, first.end + 1)
        && first.form == second.form
    {
        return Outcome::Unknown(second.end);
    }
    let count = Count::new(text, at, first, lexicon);
    if !rule::counts(text, &count) {
        return unread_or_passed(text, &count);
    }
    let (open, close) = (count.open(), count.close());
    // 新臺幣三十萬元: the currency is part of the sum.
    let money = matches!(count.kind(), Some(Kind::Money));
    let currency = text.any_ends(open, &["新台币", "人民币", "港币", "美元", "台币"]).filter(|_| money);
    let open = currency.map_or(open, |(_, start)| start);
    let share = matches!(count.kind(), Some(Kind::Part)) || matches!(count.number.form, Form::Part(_));
    // 80%的乡镇 and 三分之二以上的街道 name what is counted behind them; 按50%给予补助 does not.
    let after = counted::behind(text, close).filter(|_| !share || text.at(close) == '的' || is_han(text.at(close)));
    // 投入125亿元办好实事: what follows a sum is a deed, not what the sum counts.
    let amount = matches!(count.kind(), Some(Kind::Money | Kind::Measure));
    let after = after.filter(|phrase| !amount || !counted::is_deed(text, *phrase, lexicon));
    let subject = counted::before(text, at, spent);
    let noun_behind = match count.kind() {
        Some(Kind::Part | Kind::Multiple | Kind::Tenth | Kind::Score | Kind::Degree | Kind::Age) => {
            subject.is_none() || text.at(close) == '的' && compare::approach(text, open).is_none()
        }
        None => subject.is_none() || count.arabic() && is_han(text.at(close)),
        Some(Kind::Measure) => subject.is_none() || compare::approach(text, open).is_none(),
        _ => true,
    };
    let listed = (share || after.is_none()).then(|| counted::respectively(text, at)).flatten();
    let (what, noun_behind) = match (after, subject) {
        _ if listed.is_some() => (listed, false),
        (Some(after), _) if noun_behind => (Some(after), true),
        (after, None) => (after, true),
        (_, subject) => (subject, false),
    };
    let quote = match what {
        // 500亿元以上的项目: the phrase behind 的 is quoted in `what` alone.
        Some(_) if noun_behind && amount && text.at(close) == '的' => (open, close),
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
        base: base::base(text, at),
        quote,
    };
    Outcome::Quantity(draft, close)
}

/// What to make of a number that is no quantity.
fn unread_or_passed(text: &Passage, count: &Count) -> Outcome {
    if count.unit.is_some() {
        return Outcome::Passed(count.tail);
    }
    let Count { at, tail: end, .. } = *count;
    let digits = text.marked[at..end].iter().filter(|c| c.is_ascii_digit()).count();
    let year = digits == 4 && numeral::year(text.marked, at).is_some();
    // Years and codes are no numbers to count with; Chinese numerals without a unit are parts of words.
    if count.arabic() && digits < 7 && !year || count.compared() && count.close() > end {
        return Outcome::Unknown(count.close());
    }
    Outcome::Passed(end)
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
        check("處新臺幣三十萬元以上罰鍰", &[(300_000.0, ">=", "元", "罰鍰")]);
        check("森林覆盖率不低于百分之二十三", &[(23.0, ">=", "%", "森林覆盖率")]);
        check("新建建築執行二星級綠色建築以上標準", &[(2.0, ">=", "星級", "綠色建築")]);
    }
}
