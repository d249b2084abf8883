//! The sentence of a hit in its own script, with what was found marked.

use super::text::{self, Folded};

/// A piece of an entry's text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Snippet {
    /// The piece as printed, on one line.
    pub text: String,
    /// What was found in it: `[start, end)` in bytes of `text`, in order, not overlapping.
    pub matches: Vec<(usize, usize)>,
    /// Whether it begins inside a sentence.
    pub begins_inside: bool,
    /// Whether it ends inside a sentence.
    pub ends_inside: bool,
}

/// The sentence of `body` that holds the most of `phrases`, cut to about `width` characters; from `skip` bytes on when
/// something is found there (the heading is shown elsewhere).
pub fn snippet(body: &str, skip: usize, phrases: &[Vec<char>], width: usize) -> Snippet {
    let whole = piece(body, phrases, width);
    match body.get(skip..) {
        Some(rest) if skip > 0 => {
            // What parts heading and body belongs to neither.
            let rest =
                rest.trim_start_matches(|c: char| c.is_whitespace() || is_end(c) || matches!(c, '：' | ':' | '.'));
            let rest = piece(rest, phrases, width);
            if rest.matches.is_empty() && !whole.matches.is_empty() { whole } else { rest }
        }
        _ => whole,
    }
}

fn piece(body: &str, phrases: &[Vec<char>], width: usize) -> Snippet {
    let folded = Folded::new(body);
    let marks = marks(&folded.chars, phrases);
    let (from, to) = window(&folded.chars, &marks, width);
    let (start, end) = folded.bytes(body, from, to);
    let mut snippet = Snippet {
        begins_inside: from > 0 && !is_end(folded.chars[from - 1]),
        ends_inside: to > 0 && to < folded.chars.len() && !is_end(folded.chars[to - 1]),
        ..Snippet::default()
    };
    let inside: Vec<(usize, usize)> = marks
        .iter()
        .filter(|mark| mark.0 >= from && mark.1 <= to)
        .map(|mark| folded.bytes(body, mark.0, mark.1))
        .collect();
    let mut spans = inside.iter().peekable();
    let mut open = None;
    let mut blank = false;
    for (at, c) in body[start..end].char_indices() {
        let at = start + at;
        if let Some(begun) = open
            && spans.peek().is_some_and(|span| span.1 <= at)
        {
            snippet.matches.push((begun, snippet.text.len()));
            open = None;
            spans.next();
        }
        if c.is_whitespace() {
            blank = !snippet.text.is_empty();
            continue;
        }
        // A line end between Chinese characters is layout; between Latin words it is a space.
        if std::mem::take(&mut blank) && (c.is_ascii() || snippet.text.ends_with(|c: char| c.is_ascii())) {
            snippet.text.push(' ');
        }
        if spans.peek().is_some_and(|span| span.0 == at) {
            open = Some(snippet.text.len());
        }
        snippet.text.push(c);
    }
    if let Some(begun) = open {
        snippet.matches.push((begun, snippet.text.len()));
    }
    snippet
}

/// Where the phrases stand, in characters: the longer of two that overlap, in order.
fn marks(chars: &[char], phrases: &[Vec<char>]) -> Vec<(usize, usize, usize)> {
    let mut marks: Vec<(usize, usize, usize)> = Vec::new();
    for (which, phrase) in phrases.iter().enumerate() {
        marks.extend(text::find(chars, phrase).into_iter().map(|at| (at, at + phrase.len(), which)));
    }
    marks.sort_unstable_by_key(|(from, to, which)| (std::cmp::Reverse(to - from), *from, *which));
    let mut kept: Vec<(usize, usize, usize)> = Vec::new();
    let mut taken = vec![false; chars.len()];
    for mark in marks {
        if taken[mark.0..mark.1].iter().all(|taken| !taken) {
            taken[mark.0..mark.1].fill(true);
            kept.push(mark);
        }
    }
    kept.sort_unstable();
    kept
}

/// The sentence with the most different phrases, then the most marks, then the first; cut around its marks when long.
fn window(chars: &[char], marks: &[(usize, usize, usize)], width: usize) -> (usize, usize) {
    let mut best = (0, 0, 0, 0);
    let mut start = 0;
    let mut next = 0;
    while start < chars.len() {
        let end = chars[start..].iter().position(|c| is_end(*c)).map_or(chars.len(), |at| start + at + 1);
        let first = next;
        while next < marks.len() && marks[next].0 < end {
            next += 1;
        }
        let here = &marks[first..next];
        let mut different: Vec<usize> = here.iter().map(|mark| mark.2).collect();
        different.sort_unstable();
        different.dedup();
        let letters: usize = here.iter().map(|mark| mark.1 - mark.0).sum();
        if (different.len(), letters) > (best.0, best.1) || start == 0 {
            best = (different.len(), letters, start, end);
        }
        start = end;
    }
    let (_, _, from, to) = best;
    if to - from <= width {
        return (from, to);
    }
    let first = marks.iter().find(|mark| mark.0 >= from && mark.0 < to).map_or(from, |mark| mark.0);
    let from = first.saturating_sub(width / 3).max(from);
    let to = (from + width).min(to);
    // Not through the middle of a mark.
    let to = marks.iter().find(|mark| mark.0 < to && mark.1 > to).map_or(to, |mark| mark.1);
    (from, to)
}

fn is_end(c: char) -> bool {
    matches!(c, '。' | ';' | '!' | '?' | '；' | '！' | '？')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, phrases: &[&str], expected: &str) {
        let phrases: Vec<Vec<char>> = phrases.iter().map(|p| Folded::new(p).chars).collect();
        let snippet = snippet(body, 0, &phrases, 40);
        let mut marked = String::new();
        let mut from = 0;
        for &(start, end) in &snippet.matches {
            marked.push_str(&format!("{}<{}>", &snippet.text[from..start], &snippet.text[start..end]));
            from = end;
        }
        marked.push_str(&snippet.text[from..]);
        assert_eq!(marked, expected);
    }

    #[test]
    fn the_sentence_in_its_own_script() {
        check("建設電網。推廣氫能\n供熱。其他。", &["氢能供热"], "推廣<氫能供熱>。");
        check("推廣氫能；氫能供熱；供熱", &["氢能", "供热"], "<氫能><供熱>；");
        check("建設電網", &["氢能"], "建設電網");
        check("", &["氢能"], "");
    }

    #[test]
    fn without_a_match_the_first_sentence_of_the_body_is_shown() {
        let body = "1.推广氢能。建设氢能站。示范应用。";
        let shown = |phrases: &[Vec<char>]| snippet(body, "1.推广氢能".len(), phrases, 40).text;
        assert_eq!(shown(&[]), "建设氢能站。");
        assert_eq!(shown(&[vec!['应', '用']]), "示范应用。");
    }

    #[test]
    fn a_whole_sentence_is_not_cut() {
        let check = |body: &str, phrase: &str, cut: (bool, bool)| {
            let snippet = snippet(body, 0, &[Folded::new(phrase).chars], 8);
            assert_eq!((snippet.begins_inside, snippet.ends_inside), cut, "{phrase} in {body}");
        };
        check("建设电网。推广氢能。其他", "氢能", (false, false));
        check("推广氢能", "氢能", (false, false));
        check("推广氢能供热并网发电示范", "氢能", (false, true));
        check("建设城市副中心的各类电网并推广氢能。", "氢能", (true, false));
    }

    #[test]
    fn of_two_that_overlap_the_longer_is_marked() {
        check("城市副中心", &["副中", "副中心", "城市"], "<城市><副中心>");
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_marks() {
        let body = format!("{}氫能{}", "建".repeat(100), "設".repeat(100));
        let snippet = snippet(&body, 0, &[vec!['氢', '能']], 40);
        assert!(snippet.text.chars().count() <= 42);
        assert!(snippet.begins_inside && snippet.ends_inside);
        let (start, end) = snippet.matches[0];
        assert_eq!(&snippet.text[start..end], "氫能");
    }
}
