//! Phrases of policy language, each with the quantities or deadlines it gives; many give none.

use fangan::extract::{deadline, quantity};
use fangan::lexicon::Lexicon;
use fangan::plan::{Comparator, DeadlineKind};
use fangan::source::{Source, Span};

#[test]
fn quantities() {
    let cases = include_str!("../cases/numbers/quantities.tsv");
    let wrong: Vec<String> = rows(cases).filter_map(|row| check_quantities(row[0], row[1])).collect();
    assert!(rows(cases).count() >= 150);
    assert!(wrong.is_empty(), "{} phrases read wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn deadlines() {
    let cases = include_str!("../cases/numbers/deadlines.tsv");
    let wrong: Vec<String> = rows(cases).filter_map(|row| check_deadlines(row[0], row[1], row[2])).collect();
    assert!(rows(cases).count() >= 80);
    assert!(wrong.is_empty(), "{} phrases read wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

/// Text made of the pieces that the readers look for, in any order: nothing may panic, every quotation must stand.
#[test]
fn any_text_is_read_with_its_quotations() {
    const PIECES: &[&str] = &[
        "十",
        "四",
        "五",
        "1",
        "2025",
        "年",
        "月",
        "日",
        "底",
        "前",
        "内",
        "到",
        "自",
        "起",
        "每",
        "%",
        "百分之",
        "个",
        "家",
        "公里",
        "以上",
        "不低于",
        "达到",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "，",
        "。",
        "\n",
        " ",
        "—",
        "至",
        "、",
        "万",
        "亿",
        "零",
        "半",
        "第",
        "民國",
        "季度",
        "上半年",
        "分别",
        "A级",
        "5G",
        ".",
        "/",
        ",",
        "发展",
        "適時",
        "之",
        "ｋｍ",
        "🀄",
        "點",
        "星級",
        "过",
        "为限",
    ];
    let mut state = 88_172_645_463_325_252_u64;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..24 {
            // xorshift: the same pieces on every machine.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(PIECES[(state % PIECES.len() as u64) as usize]);
        }
        let source = Source::new("a", text);
        let whole = Span::new(0, source.text().len());
        for quantity in quantity::quantities(&source, whole, Lexicon::built_in()) {
            assert_eq!(source.quote(quantity.span), quantity.quote);
            assert!(quantity.value.is_finite() && !quantity.quote.is_empty(), "{quantity:?}");
        }
        for deadline in deadline::deadlines(&source, whole, Some("2021-09-26"), Lexicon::built_in()) {
            assert_eq!(source.quote(deadline.span), deadline.quote);
            assert!(!deadline.quote.is_empty());
        }
    }
}

#[test]
fn long_text_without_marks_is_read_in_time() {
    for piece in ["1", "到2025年", "三年内", "100个", "“第十", "零增长", "百分之五", "一"] {
        let source = Source::new("a", piece.repeat(100_000 / piece.len()));
        let whole = Span::new(0, source.text().len());
        let start = std::time::Instant::now();
        let quantities = quantity::quantities(&source, whole, Lexicon::built_in()).len();
        let deadlines = deadline::deadlines(&source, whole, None, Lexicon::built_in()).len();
        let seconds = start.elapsed().as_secs();
        assert!(seconds < 30, "{piece}: {quantities} quantities and {deadlines} deadlines took {seconds} s");
    }
}

/// `_` stands for a unit or a thing counted that is not looked at.
fn check_quantities(phrase: &str, expected: &str) -> Option<String> {
    let source = Source::new("a", phrase);
    let found = quantity::quantities(&source, Span::new(0, source.text().len()), Lexicon::built_in());
    let mut matches = true;
    let wanted: Vec<&str> = expected.split(" ; ").filter(|part| !part.is_empty()).collect();
    let shown: Vec<String> = found
        .iter()
        .map(|q| {
            assert_eq!(source.quote(q.span), q.quote, "{phrase}");
            let value = (q.value * 1000.0).round() / 1000.0;
            let to = q.value_to.map(|to| format!("..{to}")).unwrap_or_default();
            format!("{}{value}{to}|{}|{}", sign(q.comparator), q.unit, q.what)
        })
        .collect();
    for (shown, wanted) in shown.iter().zip(&wanted) {
        let (shown, wanted): (Vec<_>, Vec<_>) = (shown.split('|').collect(), wanted.split('|').collect());
        matches &= wanted == ["_"]
            || shown.len() == wanted.len() && shown.iter().zip(&wanted).all(|(s, w)| s == w || *w == "_");
    }
    (!matches || shown.len() != wanted.len() && expected != "_")
        .then(|| format!("{phrase}\n    wanted {expected}\n    found  {}", shown.join(" ; ")))
}

fn check_deadlines(phrase: &str, issued: &str, expected: &str) -> Option<String> {
    let source = Source::new("a", phrase);
    let issued = Some(issued).filter(|day| !day.is_empty());
    let found = deadline::deadlines(&source, Span::new(0, source.text().len()), issued, Lexicon::built_in());
    let shown: Vec<String> = found
        .iter()
        .map(|d| {
            assert_eq!(source.quote(d.span), d.quote, "{phrase}");
            let day = |day: &Option<String>| day.clone().unwrap_or_default();
            format!("{}|{}|{}|{}", kind(d.kind), day(&d.start), day(&d.end), d.quote)
        })
        .collect();
    (shown.join(" ; ") != expected)
        .then(|| format!("{phrase}\n    wanted {expected}\n    found  {}", shown.join(" ; ")))
}

/// Lines that are no comment, cut at tabs.
fn rows(cases: &str) -> impl Iterator<Item = Vec<&str>> {
    cases.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let mut row: Vec<&str> = line.split('\t').collect();
        row.resize(3, "");
        row
    })
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

fn kind(kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::By => "by",
        DeadlineKind::Within => "within",
        DeadlineKind::From => "from",
        DeadlineKind::Period => "period",
        DeadlineKind::Open => "open",
    }
}
