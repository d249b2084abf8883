//! 時限: when something falls due, as real dates.

mod calendar;
mod date;
mod point;
mod relative;
mod term;

use crate::extract::folded::{Folded, Passage};
use crate::lexicon::Lexicon;
use crate::numeral;
use crate::plan::{Deadline, DeadlineKind};
use crate::script::CharSet;
use crate::source::{Source, Span};

use calendar::Day;

pub(super) use term::is_term;

/// The deadlines in `span`, in reading order; `issued` is the date that N年內 counts from.
pub fn deadlines(source: &Source, span: Span, issued: Option<&str>, lexicon: &Lexicon) -> Vec<Deadline> {
    dates(source, &Folded::new(source, span).whole(), issued, lexicon).0
}

/// The deadlines in `text`, and the dates that looked like deadlines and have no reading.
pub(super) fn dates(
    source: &Source,
    text: &Passage,
    issued: Option<&str>,
    lexicon: &Lexicon,
) -> (Vec<Deadline>, Vec<Span>) {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    scan(text, issued.and_then(Day::parse), lexicon, |seen| match seen {
        Seen::Due(due) => found.push(due.finish(source, text)),
        Seen::Unknown(start, end) => unread.push(text.span(start, end)),
    });
    (found, unread)
}

/// What a date turned out to be.
enum Seen {
    /// A deadline.
    Due(Due),
    /// A date without a reading, from and to.
    Unknown(usize, usize),
}

/// A deadline before its words are cut out of the source.
struct Due {
    kind: DeadlineKind,
    first: Option<Day>,
    last: Option<Day>,
    start: usize,
    end: usize,
}

impl Due {
    fn finish(self, source: &Source, text: &Passage) -> Deadline {
        let span = text.span(self.start, self.end);
        Deadline {
            quote: source.quote(span).to_owned(),
            span,
            kind: self.kind,
            start: self.first.map(|day| day.to_string()),
            end: self.last.map(|day| day.to_string()),
        }
    }
}

/// Reads every date and term of the text once, left to right.
fn scan(text: &Passage, issued: Option<Day>, lexicon: &Lexicon, mut tell: impl FnMut(Seen)) {
    let mut at = 0;
    let mut context = Context { issued, year: None, sentence: 0 };
    while at < text.len() {
        let c = text.marked[at];
        if c == '《' {
            // Dates in titles bind nothing.
            at = (at + 1..(at + 120).min(text.len())).find(|i| text.marked[*i] == '》').unwrap_or(at) + 1;
            continue;
        }
        if matches!(c, '。' | '\n') {
            context.year = context.year.filter(|_| c == '。');
            context.sentence = at + 1;
        }
        let Some(opening) = Some(at).filter(|_| may_open(c)).and_then(|at| opening(text, at)) else {
            at += 1;
            continue;
        };
        match read(text, at, opening, &mut context, lexicon) {
            Some((seen, end)) => {
                if let Some(seen) = seen {
                    tell(seen);
                }
                at = end.max(at + 1);
            }
            // The rest of a number begins no date: 第二十三条, 12345.
            None if c == '第' || c.is_ascii_digit() => {
                at += 1;
                while numeral::digit(text.at(at)).is_some() || matches!(text.at(at), '0'..='9' | '十' | '百') {
                    at += 1;
                }
            }
            None => at += 1,
        }
    }
}

/// What is known from outside the date itself.
struct Context {
    issued: Option<Day>,
    /// The last year printed in the paragraph.
    year: Option<i32>,
    /// Index of the sentence's first character.
    sentence: usize,
}

/// Whether a date or a term can begin with `c`, as [`opening`] has it.
fn may_open(c: char) -> bool {
    static OTHERS: CharSet = CharSet::of("“第条待时具适近年季月今明本当即上下前民中");
    numeral::begins(c) || OTHERS.has(c)
}

/// What can begin at a character; asked of every one, so it looks at two at most.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    /// 适时, 条件成熟时.
    Word,
    /// “十四五”.
    Plan,
    /// 年底前, 今年.
    Relative,
    /// 2025年, 6月, 上半年, 民国, 三年内.
    Number,
}

fn opening(text: &Passage, at: usize) -> Option<Opening> {
    let c = text.marked[at];
    let next = || text.at(at + 1);
    if numeral::begins(c) {
        return Some(if c == '十' && text.at(at + 2) == '五' { Opening::Plan } else { Opening::Number });
    }
    match c {
        '“' => numeral::begins(next()).then_some(Opening::Plan),
        '第' => (text.find(at + 1, at + 6, "个五").is_some()).then_some(Opening::Plan).or(Some(Opening::Number)),
        '条' | '待' | '时' | '具' | '适' | '近' => "件条机备时期".contains(next()).then_some(Opening::Word),
        '年' | '季' | '月' => "底末内度".contains(next()).then_some(Opening::Relative),
        '今' | '明' | '本' | '当' => "年月季明".contains(next()).then_some(Opening::Relative),
        '即' => (next() == '日').then_some(Opening::Relative),
        '上' | '下' => (next() == '半').then_some(Opening::Number),
        '前' => (next() == '三').then_some(Opening::Number),
        '民' | '中' => "国华".contains(next()).then_some(Opening::Number),
        _ => None,
    }
}

/// Reads what begins at `at`: nothing, something that is no deadline, or a deadline; with the index to go on from.
fn read(
    text: &Passage,
    at: usize,
    opening: Opening,
    context: &mut Context,
    lexicon: &Lexicon,
) -> Option<(Option<Seen>, usize)> {
    match opening {
        Opening::Word => return term::open_word(text, at, lexicon).map(|end| (Some(open(at, end)), end)),
        Opening::Relative if text.is(at, "即日起") => {
            return Some((Some(due(DeadlineKind::From, context.issued, None, at, at + 3)), at + 3));
        }
        Opening::Relative => return relative::relative(text, at, context, lexicon),
        Opening::Plan => {
            if let Some(stretch) = date::five_years(text, at) {
                return Some(relative::five_years(text, at, stretch, context));
            }
        }
        Opening::Number => {}
    }
    if let Some(found) = point::dated(text, at, context, lexicon) {
        return Some(found);
    }
    if let Some(end) = point::monthly(text, at) {
        return Some((Some(open(at - 2, end)), end));
    }
    let length = term::length(text, at)?;
    term::lasting(text, &length, context)
}

fn due(kind: DeadlineKind, first: Option<Day>, last: Option<Day>, start: usize, end: usize) -> Seen {
    Seen::Due(Due { kind, first, last, start, end })
}

fn open(start: usize, end: usize) -> Seen {
    due(DeadlineKind::Open, None, None, start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, issued: Option<&str>, expected: &[(&str, DeadlineKind, Option<&str>, Option<&str>)]) {
        let source = Source::new("a", text);
        let found = deadlines(&source, Span::new(0, source.text().len()), issued, Lexicon::built_in());
        let shown: Vec<_> = found
            .iter()
            .map(|d| {
                assert_eq!(source.quote(d.span), d.quote, "{text}");
                (d.quote.as_str(), d.kind, d.start.as_deref(), d.end.as_deref())
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn dates_to_be_done_by() {
        check("到2025年，基本實現電動化", None, &[("到2025年", DeadlineKind::By, None, Some("2025-12-31"))]);
        check(
            "2019年6月底前，研究建立指标体系",
            None,
            &[("2019年6月底前", DeadlineKind::By, None, Some("2019-06-30"))],
        );
    }

    #[test]
    fn what_may_open_is_looked_at() {
        let text: String = ('\u{20}'..='\u{9fff}')
            .flat_map(|c| "件条机时期底内度年月日半三国个五一1".chars().flat_map(move |d| [c, d]))
            .collect();
        let source = Source::new("a", text);
        let folded = Folded::new(&source, Span::new(0, source.text().len()));
        let text = folded.whole();
        let missed = (0..text.len()).find(|at| opening(&text, *at).is_some() && !may_open(text.at(*at)));
        assert_eq!(missed.map(|at| text.at(at)), None);
    }
}
