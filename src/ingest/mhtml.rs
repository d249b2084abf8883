//! A page saved as one MIME file (`.mht`), alone or inside a DOCX: the HTML part taken out and decoded.

use super::html;
use super::{Failure, Read};

/// The document that a saved page carries.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Failure> {
    html::read(&html_part(bytes).ok_or_else(|| Failure::damaged("MIME"))?)
}

/// The first part of type `text/html`, decoded.
pub(super) fn html_part(bytes: &[u8]) -> Option<Vec<u8>> {
    let lower = bytes.to_ascii_lowercase();
    let mut from = 0;
    // The outermost header may name text/html as the type of its main part, before any part starts.
    loop {
        let found = from + memchr::memmem::find(&lower[from..], b"text/html")?;
        let head = headers_start(&lower[..found]);
        let end = headers_end(&lower, found)?;
        if memchr::memmem::find(&lower[head..found], b"multipart/").is_none() {
            let encoding = &lower[head..end];
            let part = &bytes[end..part_end(&lower, head, end)];
            return Some(if memchr::memmem::find(encoding, b"quoted-printable").is_some() {
                quoted_printable(part)
            } else if memchr::memmem::find(encoding, b"base64").is_some() {
                base64(part)
            } else {
                part.to_vec()
            });
        }
        from = end;
    }
}

/// Where the block of header lines that ends at `text`'s end starts: after the last empty line.
fn headers_start(text: &[u8]) -> usize {
    let unix = memchr::memmem::rfind(text, b"\n\n").map_or(0, |at| at + 2);
    let dos = memchr::memmem::rfind(text, b"\r\n\r\n").map_or(0, |at| at + 4);
    unix.max(dos)
}

/// Where the body after the headers around `at` starts.
fn headers_end(text: &[u8], at: usize) -> Option<usize> {
    let unix = memchr::memmem::find(&text[at..], b"\n\n").map(|found| at + found + 2);
    let dos = memchr::memmem::find(&text[at..], b"\r\n\r\n").map(|found| at + found + 4);
    [unix, dos].into_iter().flatten().min()
}

/// Where a part ends: at the boundary line that also opened it.
fn part_end(text: &[u8], head: usize, body: usize) -> usize {
    let boundary = text[head..].split(|&b| b == b'\n').next().unwrap_or(b"").trim_ascii_end();
    if !boundary.starts_with(b"--") {
        return text.len();
    }
    memchr::memmem::find(&text[body..], boundary).map_or(text.len(), |found| body + found)
}

fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let hex = rest.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        if let Some(byte) = hex {
            out.push(byte);
            rest = &rest[2..];
        } else if let Some(after) = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")) {
            rest = after;
        } else {
            out.push(b'=');
        }
    }
    out.extend_from_slice(rest);
    out
}

fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for &b in text {
        let six = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_html_part_is_taken_out() {
        let check = |encoding: &str, body: &str| {
            let saved = format!(
                "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n type=\"text/html\"; boundary=\"--b\"\r\n\r\n\
                 ----b\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n\
                 {body}\r\n----b--\r\n"
            );
            let html = html_part(saved.as_bytes()).expect("there is one");
            assert_eq!(String::from_utf8_lossy(&html).trim(), "<p>方案</p>");
        };
        check("quoted-printable", "<p>=E6=96=B9=E6=\r\n=A1=88</p>");
        check("base64", "PHA+5pa55qGIPC9wPg==");
        check("8bit", "<p>方案</p>");
    }
}
