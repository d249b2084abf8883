//! What a text points to and is pointed to by: the document that others cite often is the one people ask about.

use std::ops::Range;

use super::entry::{Entry, Kind};
use super::searcher::Searcher;
use super::text;

/// Marks the name of a document that an entry points to, among the entry's keys.
const CITED: char = '\u{4}';
/// Marks the name that others cite the entry's plan by.
const NAMED: char = '\u{5}';
/// Marks an entry whose plan is in Traditional characters.
pub const TRADITIONAL: char = '\u{6}';

/// The keys of `entry` that people do not type. `text` is its text, folded.
pub fn keys(entry: &Entry, text: &[char]) -> Vec<String> {
    let title = text::key(&entry.title);
    let own = name(&title);
    let elsewhere = cited(text).into_iter().filter(|cited| cited != own);
    let mut keys: Vec<String> = elsewhere.map(|cited| format!("{CITED}{cited}")).collect();
    if entry.kind == Kind::Plan && !own.is_empty() {
        keys.push(format!("{NAMED}{own}"));
    }
    if entry.traditional {
        keys.push(TRADITIONAL.to_string());
    }
    keys
}

/// The entries of each plan that entries elsewhere cite, and how many do; in the order of the index.
pub fn counts(searcher: &Searcher) -> Vec<(Range<u32>, u32)> {
    let keys = searcher.inverted(searcher.fields.keys);
    let first = NAMED.to_string();
    let mut counts = Vec::new();
    let Ok(mut names) = keys.terms().range().ge(first.as_bytes()).into_stream() else { return counts };
    let mut cited = Vec::new();
    while names.advance() {
        let Some(name) = names.key().strip_prefix(first.as_bytes()) else { break };
        cited.clear();
        cited.extend_from_slice(CITED.encode_utf8(&mut [0; 4]).as_bytes());
        cited.extend_from_slice(name);
        let Some(count) = keys.terms().get(&cited).ok().flatten().map(|info| info.doc_freq) else { continue };
        let plans = keys.read_postings_from_terminfo(names.value(), tantivy::schema::IndexRecordOption::Basic);
        for plan in plans.map(super::searcher::all).unwrap_or_default() {
            counts.push((plan..plan + 1 + searcher.shape(plan).1, count));
        }
    }
    counts.sort_unstable_by_key(|(entries, _)| entries.start);
    counts
}

/// A document's title without what varies from mention to mention: the state's name before a national law's own, and
/// the date of a version in brackets after it. `title` is folded.
fn name(title: &str) -> &str {
    const STATE: &str = "中华人民共和国"; // vocabulary
    let title = title.strip_prefix(STATE).unwrap_or(title);
    match title.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')) {
        Some((bare, date)) if !bare.is_empty() && date.starts_with(|c: char| c.is_ascii_digit()) => bare,
        _ => title,
    }
}

/// The names of documents that `text`, which is folded, points to: what stands in title marks, and what stands before
/// 第…条. Where a name begins that has no marks is not known, so each beginning is given; sorted, each once.
fn cited(text: &[char]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = Vec::new();
    for (i, &c) in text.iter().enumerate() {
        match c {
            '<' => open.push(i + 1),
            '>' => found.extend(open.pop().map(|start| name(&text[start..i].iter().collect::<String>()).to_owned())),
            '第' if is_article(&text[i + 1..]) => bare(&text[..i], &mut found), // vocabulary
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a number and 条 follow 第.
fn is_article(text: &[char]) -> bool {
    const DIGITS: &str = "0123456789零〇一二三四五六七八九十百千"; // vocabulary
    let end = text.iter().position(|c| !DIGITS.contains(*c)).unwrap_or(text.len());
    end > 0 && text.get(end) == Some(&'条') // vocabulary
}

/// Every end of `text` that could be a name: letters only, and not 本法, which is no other document.
fn bare(text: &[char], found: &mut Vec<String>) {
    /// 国务院关于… has marks around it; what is cited without is short.
    const LONGEST: usize = 16;
    let own = |c: &char| *c == '本' || !c.is_alphanumeric(); // vocabulary
    let start = text.iter().rposition(own).map_or(0, |at| at + 1).max(text.len().saturating_sub(LONGEST));
    found.extend((start..text.len().saturating_sub(1)).map(|start| text[start..].iter().collect::<String>()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::text::key;

    #[test]
    fn a_name_is_the_same_with_and_without_state_and_date() {
        let check = |title, expected: &str| assert_eq!(name(&key(title)), expected, "{title}");
        check("中华人民共和国民法典", "民法典");
        check("民事诉讼法（2023-09-01）", "民事诉讼法");
        check("关于适用《民法典》继承编的解释（一）", &key("关于适用《民法典》继承编的解释（一）"));
        check("中华人民共和国", "");
    }

    #[test]
    fn names_stand_in_marks_or_before_an_article() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(cited(&key(text).chars().collect::<Vec<_>>()), expected, "{text}");
        };
        check("依照《中華人民共和國刑法》處罰", &["刑法"]);
        check("《关于适用〈刑法〉的解释》", &[&key("关于适用〈刑法〉的解释"), "刑法"]);
        check("按刑法第三百条，本法第十条，第2条", &["刑法", "按刑法"]);
        // No document is called so, and what nothing is called does no harm.
        check("本条例第五条》《", &["条例"]);
        check("依照本法第五条", &[]);
        check("第一", &[]);
    }
}
