//! Tokens of the PostScript-like language that page contents and character maps are written in.

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f32),
    /// The bytes of a literal or hexadecimal string.
    String(Vec<u8>),
    /// A name without its slash.
    Name(&'a [u8]),
    /// An operator or keyword.
    Word(&'a [u8]),
    /// `[ ]` and `<< >>`.
    Open,
    Close,
}

/// Reads tokens one after the other; anything unreadable is stepped over.
pub(super) struct Lexer<'a> {
    input: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(input: &'a [u8]) -> Lexer<'a> {
        Lexer { input, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.input.get(self.at).copied()
    }

    /// Steps over the bytes of an inline image, from behind `ID` to behind `EI`.
    pub fn skip_image(&mut self) {
        let rest = &self.input[self.at.min(self.input.len())..];
        let end = memchr::memmem::find_iter(rest, b"EI").find(|&at| {
            at > 0
                && is_space(rest[at - 1])
                && rest.get(at + 2).is_none_or(|&b| is_space(b))
                // What follows the image is text again; inside of it bytes are arbitrary.
                && rest[at + 2..].iter().take(8).all(|b| b.is_ascii_graphic() || is_space(*b))
        });
        self.at += end.map_or(rest.len(), |at| at + 2);
    }

    fn literal(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut depth = 0;
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'(' => {
                    depth += 1;
                    out.push(b);
                }
                b')' if depth == 0 => break,
                b')' => {
                    depth -= 1;
                    out.push(b);
                }
                b'\\' => {
                    let Some(escaped) = self.peek() else { break };
                    self.at += 1;
                    match escaped {
                        b'n' => out.push(b'\n'),
                        b'r' => out.push(b'\r'),
                        b't' => out.push(b'\t'),
                        b'b' => out.push(8),
                        b'f' => out.push(12),
                        b'0'..=b'7' => {
                            let mut code = u32::from(escaped - b'0');
                            for _ in 0..2 {
                                let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                                code = code * 8 + u32::from(digit - b'0');
                                self.at += 1;
                            }
                            out.push((code & 0xff) as u8);
                        }
                        b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
                        b'\n' => {}
                        other => out.push(other),
                    }
                }
                b => out.push(b),
            }
        }
        out
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut half = None;
        while let Some(b) = self.peek() {
            self.at += 1;
            if b == b'>' {
                break;
            }
            let Some(digit) = (b as char).to_digit(16).and_then(|d| u8::try_from(d).ok()) else { continue };
            half = match half {
                None => Some(digit),
                Some(high) => {
                    out.push(high << 4 | digit);
                    None
                }
            };
        }
        out.extend(half.map(|high| high << 4));
        out
    }

    fn regular(&mut self) -> &'a [u8] {
        let from = self.at;
        while self.peek().is_some_and(|b| !is_space(b) && !b"()<>[]{}/%".contains(&b)) {
            self.at += 1;
        }
        &self.input[from..self.at]
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let b = self.peek()?;
            match b {
                b if is_space(b) => self.at += 1,
                b'%' => {
                    let rest = &self.input[self.at..];
                    self.at += rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
                }
                b'(' => {
                    self.at += 1;
                    return Some(Token::String(self.literal()));
                }
                b'<' if self.input.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    return Some(Token::Open);
                }
                b'>' if self.input.get(self.at + 1) == Some(&b'>') => {
                    self.at += 2;
                    return Some(Token::Close);
                }
                b'<' => {
                    self.at += 1;
                    return Some(Token::String(self.hexadecimal()));
                }
                b'[' | b'{' => {
                    self.at += 1;
                    return Some(Token::Open);
                }
                b']' | b'}' => {
                    self.at += 1;
                    return Some(Token::Close);
                }
                b'/' => {
                    self.at += 1;
                    return Some(Token::Name(self.regular()));
                }
                b')' | b'>' => self.at += 1,
                _ => {
                    let word = self.regular();
                    let number =
                        std::str::from_utf8(word).ok().filter(|w| w.len() < 40).and_then(|w| w.parse::<f32>().ok());
                    return Some(match number.filter(|n| n.is_finite() && !word[0].is_ascii_alphabetic()) {
                        Some(number) => Token::Number(number),
                        None => Token::Word(word),
                    });
                }
            }
        }
    }
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\n' | b'\r' | b'\t' | 0 | 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read() {
        let check = |input: &str, expected: &[Token<'_>]| {
            assert_eq!(Lexer::new(input.as_bytes()).collect::<Vec<_>>(), expected, "{input}");
        };
        check("/F1 12.5 Tf", &[Token::Name(b"F1"), Token::Number(12.5), Token::Word(b"Tf")]);
        check(
            "[(a\\)\\101) -20 <4e2D5>]TJ",
            &[
                Token::Open,
                Token::String(b"a)A".to_vec()),
                Token::Number(-20.0),
                Token::String(vec![0x4e, 0x2d, 0x50]),
                Token::Close,
                Token::Word(b"TJ"),
            ],
        );
        check("% note\n.5 T* (", &[Token::Number(0.5), Token::Word(b"T*"), Token::String(vec![])]);
    }
}
