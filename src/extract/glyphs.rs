//! What folded characters are: marks, brackets, Chinese characters; and which words stand among them.

/// Whether `chars` begins with `word`.
pub fn starts_with(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether `chars` ends with `word`.
pub fn ends_with(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter().rev();
    word.chars().rev().all(|c| rest.next() == Some(&c))
}

/// Where `word` first stands in `chars`.
pub fn find(chars: &[char], word: &str) -> Option<usize> {
    (0..chars.len()).find(|&i| starts_with(&chars[i..], word))
}

/// Whether `c` is a Chinese character, rare ones included.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Whether `c` is a Chinese character.
pub fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

/// Whether `c` is a letter, a digit or a Chinese character.
pub fn is_word(c: char) -> bool {
    // Most are Chinese, and the library's tables are slow for them.
    ('\u{4e00}'..='\u{9fff}').contains(&c) || !matches!(c, '、' | '。') && c.is_alphanumeric()
}

/// Whether `c` ends a segment: a comma or anything stronger.
pub fn is_break(c: char) -> bool {
    matches!(c, ',' | '，' | ':') || is_stop(c)
}

/// Whether `c` ends a sentence or a part of one that stands alone.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | ';' | '!' | '?' | '\n')
}

/// `folded`, but quotation marks, title marks and full-width commas as printed, and all signs of one use as one.
pub fn marked(printed: char, folded: char) -> char {
    match printed {
        // The class of 尽 is represented by a rare variant; patterns are easier to read with the common one.
        '尽' | '盡' | '儘' | '侭' => '尽',
        '\u{4e00}'..='\u{9fff}' => folded,
        '“' | '”' | '《' | '》' | '，' => printed,
        '「' | '『' => '“',
        '」' | '』' => '”',
        '〈' => '《',
        '〉' => '》',
        '\u{a0}' | '\u{3000}' | '\t' | '\u{2002}' | '\u{2003}' => ' ',
        '〇' | '○' => '〇',
        '～' | '〜' | '∼' => '~',
        '−' | '‐' | '‑' | '‒' | '﹣' => '-',
        '﹪' => '%',
        _ => folded,
    }
}

/// Index of the bracket that closes the one at `open`, no further than `limit` characters on.
pub fn close(chars: &[char], open: usize, limit: usize) -> Option<usize> {
    let (left, right) = pair(*chars.get(open)?)?;
    let mut depth = 0usize;
    for (i, &c) in chars.iter().enumerate().skip(open).take(limit) {
        if c == left {
            depth += 1;
        } else if c == right {
            depth -= 1;
            if depth == 0 {
                return Some(i);
            }
        }
    }
    None
}

/// The folded pair a bracket belongs to.
pub fn pair(c: char) -> Option<(char, char)> {
    match c {
        '(' | ')' => Some(('(', ')')),
        '<' | '>' => Some(('<', '>')),
        '[' | ']' => Some(('[', ']')),
        _ => None,
    }
}
