//! Texts as lists of words: a third smaller for a browser to fetch than the texts themselves, and cut into words already.

use std::collections::HashMap;

use crate::segment::Segmenter;

/// Texts on their way into the data file.
#[derive(Default)]
pub(super) struct Packer {
    /// Cuts the texts.
    segmenter: Segmenter,
    /// All texts so far, as printed.
    pub text: String,
    words: Vec<String>,
    number_of: HashMap<String, usize>,
    uses: Vec<usize>,
    /// The word at each place; none ends a text.
    list: Vec<Option<usize>>,
}

/// Texts packed: words by how often they are used, and their numbers from 1 in symbols; 0 ends a text.
pub(super) struct Packed {
    /// The words as printed.
    pub words: Vec<String>,
    /// How many first symbols stand for the beginning of three.
    pub long: usize,
    /// The symbols.
    pub text: String,
}

/// Printable ASCII that neither JSON nor HTML has to escape, as `assets/search/data.js` counts it.
const SYMBOLS: [u8; 88] = {
    let mut symbols = [0; 88];
    let (mut code, mut n) = (35u8, 0);
    while n < symbols.len() {
        if !matches!(code, b'&' | b'<' | b'>' | b'\\') {
            symbols[n] = code;
            n += 1;
        }
        code += 1;
    }
    symbols
};
/// Numbers below this take one symbol.
const SHORT: usize = 40;

impl Packer {
    /// Packs texts as `segmenter` cuts them.
    pub fn new(segmenter: Segmenter) -> Packer {
        Packer { segmenter, ..Packer::default() }
    }

    /// Adds one text, cut into words as the index cuts it.
    pub fn add(&mut self, text: &str) {
        let mut rest = text;
        let segmenter = std::mem::take(&mut self.segmenter);
        segmenter.each_word(text, |word| {
            // The words are Simplified; they have as many characters as what is printed.
            let end = rest.char_indices().nth(word.chars().count()).map_or(rest.len(), |(at, _)| at);
            let (printed, after) = rest.split_at(end);
            rest = after;
            let number = self.number(printed);
            self.uses[number] += 1;
            self.list.push(Some(number));
        });
        self.segmenter = segmenter;
        self.list.push(None);
        self.text.push_str(text);
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.number_of.get(word) {
            return *number;
        }
        let number = self.words.len();
        self.words.push(word.to_owned());
        self.number_of.insert(word.to_owned(), number);
        self.uses.push(0);
        number
    }

    /// What was added, packed.
    pub fn pack(&self) -> Packed {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        order.sort_by_key(|word| (usize::MAX - self.uses[*word], *word));
        let mut code = vec![0; order.len()];
        for (i, word) in order.iter().enumerate() {
            code[*word] = i + 1;
        }
        let base = SYMBOLS.len();
        let room = |long: usize| SHORT + (base - SHORT - long) * base + long * base * base;
        let long = (0..=base - SHORT).find(|long| room(*long) > order.len()).unwrap_or(base - SHORT);
        let pairs = base - SHORT - long;
        let mut text = String::with_capacity(self.list.len() * 2);
        let mut push = |n: usize| text.push(char::from(SYMBOLS[n.min(base - 1)]));
        for word in &self.list {
            let code = word.map_or(0, |word| code[word]);
            if code < SHORT {
                push(code);
            } else if code < SHORT + pairs * base {
                push(SHORT + (code - SHORT) / base);
                push((code - SHORT) % base);
            } else {
                let code = code - SHORT - pairs * base;
                push(SHORT + pairs + code / (base * base));
                push(code / base % base);
                push(code % base);
            }
        }
        Packed { words: order.into_iter().map(|word| self.words[word].clone()).collect(), long, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads packed texts as the page's script does.
    fn unpack(packed: &Packed) -> Vec<String> {
        let worth = |symbol: u8| SYMBOLS.iter().position(|s| *s == symbol).expect("a symbol");
        let base = SYMBOLS.len();
        let pairs = base - SHORT - packed.long;
        let mut symbols = packed.text.bytes().map(worth);
        let mut texts = vec![String::new()];
        while let Some(a) = symbols.next() {
            let mut next = || symbols.next().expect("another symbol");
            let number = match a {
                a if a < SHORT => a,
                a if a < SHORT + pairs => SHORT + (a - SHORT) * base + next(),
                a => SHORT + pairs * base + ((a - SHORT - pairs) * base + next()) * base + next(),
            };
            match number {
                0 => texts.push(String::new()),
                number => texts.last_mut().expect("one is open").push_str(&packed.words[number - 1]),
            }
        }
        texts.pop();
        texts
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let mut packer = Packer::default();
        let mut texts = vec!["推進 綠色\n建筑，到2025年。".to_owned(), String::new(), "GHGs𠀀減少".to_owned()];
        // More words than one and two symbols can tell apart.
        texts.extend((10_000..16_000).map(|n| format!("{n}公里{}", n * 7)));
        texts.iter().for_each(|text| packer.add(text));
        let packed = packer.pack();
        assert!(packed.long > 0 && packed.words.len() > 5_000);
        assert_eq!(unpack(&packed), texts);
    }
}
