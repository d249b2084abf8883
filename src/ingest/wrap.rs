//! Lines that were wrapped by hand, joined to paragraphs: told by a width that most lines share.

use unicode_width::UnicodeWidthStr;

/// Fewest lines that show a width.
const FEWEST: usize = 20;

/// Narrowest page, in columns of half a Chinese character: 20 of them.
const NARROWEST: usize = 40;

/// Columns that a full line may be short of the width: a lost indent of two characters, and a half where a mark did not fit.
const SLACK: usize = 6;

/// Widest page.
const WIDEST: usize = 120;

/// The paragraphs of lines that were wrapped by hand, without the numbers of pages between them; the lines themselves
/// when each is a paragraph already.
pub(super) fn paragraphs(lines: Vec<String>) -> Vec<String> {
    let Some(width) = width(&lines) else { return lines };
    let mut out: Vec<String> = Vec::new();
    // The last line's columns, when the next one may go on with it.
    let mut open: Option<usize> = None;
    for line in lines {
        if is_page_number(&line) {
            continue;
        }
        let columns = columns(&line);
        let goes_on = open.is_some_and(|before| {
            let ended = out.last().is_some_and(|p| p.ends_with(['。', '！', '？', '：', ':', '；', ';']));
            // The first line of a paragraph is indented, and its indent was lost: it is two characters short of full.
            let indented = (width.saturating_sub(6)..=width.saturating_sub(3)).contains(&columns);
            before + SLACK >= width && !(ended && (indented || starts_with_label(&line)))
        });
        match out.last_mut().filter(|_| goes_on) {
            Some(paragraph) => join(paragraph, &line),
            None => out.push(line.clone()),
        }
        open = (!line.contains('\t')).then_some(columns);
    }
    out
}

/// The width that the text was wrapped at, in columns; `None` when most lines are shorter or longer.
fn width(lines: &[String]) -> Option<usize> {
    let prose: Vec<usize> = lines.iter().filter(|line| !line.contains('\t')).map(|line| columns(line)).collect();
    let mut of_width = [0usize; WIDEST + 4];
    for columns in &prose {
        of_width[(*columns).min(WIDEST + 3)] += 1;
    }
    let around = |width: usize| of_width[width.saturating_sub(1)..=width + 1].iter().sum::<usize>();
    let width = (NARROWEST..=WIDEST).max_by_key(|width| (around(*width), *width))?;
    let full: usize = of_width[width - 5..=width + 2].iter().sum();
    let longer: usize = of_width[width + 3..].iter().sum();
    let torn = lines.iter().filter(|line| {
        columns(line) + SLACK >= width
            && line.chars().next_back().is_some_and(|c| !matches!(c, '。' | '！' | '？' | '：' | '；'))
    });
    let wrapped =
        prose.len() >= FEWEST && full * 2 >= prose.len() && longer * 50 <= prose.len() && torn.count() * 2 >= full;
    wrapped.then_some(width)
}

/// The columns that a line takes: two for a Chinese character.
fn columns(line: &str) -> usize {
    line.trim().width_cjk()
}

/// Joins a wrapped line; a space only between words.
pub(super) fn join(paragraph: &mut String, next: &str) {
    let (before, after) = (paragraph.chars().next_back(), next.chars().next());
    let word = |c: Option<char>| c.is_some_and(|c| !is_wide(c) && !c.is_ascii_digit());
    if word(before) && word(after) && before != Some('-') {
        paragraph.push(' ');
    }
    paragraph.push_str(next);
}

/// Chinese characters and full-width signs.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// 第一条, 一、, （一）, 1. and ① at the start of a line.
pub(super) fn starts_with_label(text: &str) -> bool {
    let numeral =
        |c: char| "〇零一二三四五六七八九十百千".contains(c) || c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut rest = text.trim_start();
    if let Some(c) = rest.chars().next()
        && ('①'..='⑳').contains(&c)
    {
        return true;
    }
    if rest.starts_with("——") || rest.starts_with("附件") {
        return true;
    }
    let opened = rest.strip_prefix(['（', '(']);
    let ordinal = rest.strip_prefix('第');
    rest = opened.or(ordinal).unwrap_or(rest);
    let digits: usize = rest.chars().take_while(|c| numeral(*c)).map(char::len_utf8).sum();
    if digits == 0 || rest[..digits].chars().count() > 6 {
        return false;
    }
    let after = rest[digits..].chars().next();
    match (opened.is_some(), ordinal.is_some()) {
        (true, _) => matches!(after, Some('）' | ')')),
        (_, true) => matches!(after, Some('条' | '條' | '章' | '节' | '節' | '编' | '編' | '部' | '款')),
        _ => {
            let decimal = rest[digits..].chars().nth(1).is_some_and(|c| c.is_ascii_digit());
            matches!(after, Some('、' | '．')) || after == Some('.') && !decimal
        }
    }
}

/// A line without white space, every run of figures one `#`.
pub(super) fn mask(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(c == '#' && out.ends_with('#')) {
            out.push(c);
        }
    }
    out
}

/// `— 3 —`, `3`, `3/12`, `第3页 共12页`.
pub(super) fn is_page_number(text: &str) -> bool {
    let masked = mask(text);
    let bare = masked
        .trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '·' | '•' | '.' | '_' | '~' | '|' | '─'));
    matches!(
        bare,
        "#" | "#/#" | "第#页" | "第#頁" | "第#页共#页" | "第#頁共#頁" | "第#页/共#页" | "Page#" | "page#" | "Page#of#"
    ) && text.chars().count() <= 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_numbers() {
        let check = |text, expected| assert_eq!(starts_with_label(text), expected, "{text}");
        check("（一）建设", true);
        check("第十二条　建设", true);
        check("1.建设", true);
        check("一、建设", true);
        check("3.5亿元", false);
        check("2025年", false);
        check("一批项目", false);
        check("第二产业", false);
    }

    /// `paragraph` in lines of `width` characters, the first two less: its indent was lost.
    fn wrapped(paragraph: &str, width: usize) -> Vec<String> {
        let chars: Vec<char> = paragraph.chars().collect();
        let (first, rest) = chars.split_at(chars.len().min(width - 2));
        std::iter::once(first).chain(rest.chunks(width)).map(|line| line.iter().collect()).collect()
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let paragraphs_of_it: Vec<String> = (1..9)
            .flat_map(|n| {
                let body = "推进绿色电网建设，提高可再生能源利用比例，探索氢能利用，完善机制，明确各方责任。".repeat(n);
                [format!("（{n}）总体要求"), format!("{body}加快建设。")]
            })
            .collect();
        let mut lines: Vec<String> = paragraphs_of_it.iter().flat_map(|p| wrapped(p, 29)).collect();
        lines.insert(9, "— 1 —".to_owned());
        assert_eq!(paragraphs(lines), paragraphs_of_it);
    }

    #[test]
    fn paragraphs_stay_as_they_are() {
        let lines: Vec<String> = (1..40).map(|n| format!("（{n}）{}。", "完善机制".repeat(n % 9 + 3))).collect();
        assert_eq!(paragraphs(lines.clone()), lines);
    }
}
