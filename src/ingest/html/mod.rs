//! Pages as saved from government sites: the document found, the furniture around it left out.

mod flow;
mod tree;

use super::{Failure, Read, text};

/// The document that a page carries.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Failure> {
    Ok(whole(bytes)?.into())
}

/// The whole text of a page that holds nothing but the document.
pub(super) fn whole(bytes: &[u8]) -> Result<String, Failure> {
    Ok(fragment(&text::decode_as(bytes, charset(bytes))?).join("\n"))
}

/// The lines of a piece of a page.
pub(super) fn fragment(html: &str) -> Vec<String> {
    let tree = tree::tree(html);
    flow::lines(&tree, 0, &|_| false).into_iter().map(|line| line.text).collect()
}

/// Whether a text is HTML although its name does not say so.
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let start = bytes[..bytes.len().min(2048)].to_ascii_lowercase();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start).trim_ascii_start();
    let holds = |tag: &[u8]| memchr::memmem::find(start, tag).is_some();
    start.starts_with(b"<!doctype html")
        || start.starts_with(b"<")
            && (holds(b"<html") || holds(b"<body") || holds(b"<td") || holds(b"<div") || holds(b"<p>"))
}

/// The encoding that the page names: `<meta charset=…>`, `content="text/html; charset=…"`, `<?xml encoding=…?>`.
fn charset(bytes: &[u8]) -> Option<&[u8]> {
    let start = &bytes[..bytes.len().min(4096)];
    let lower = start.to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|word| {
        let after = memchr::memmem::find(&lower, word.as_bytes())? + word.len();
        let value = start[after..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:".contains(b)).unwrap_or(value.len());
        (end > 0).then_some(&value[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_encoding_is_found() {
        let check = |html: &str, expected: Option<&str>| {
            assert_eq!(charset(html.as_bytes()), expected.map(str::as_bytes), "{html}");
        };
        check("<META HTTP-EQUIV=Content-Type Content=\"text/html; charset=big5\">", Some("big5"));
        check("<meta charset='gb2312' />", Some("gb2312"));
        check("<?xml version=\"1.0\" encoding=\"GBK\"?>", Some("GBK"));
        check("<p>charset</p>", None);
    }
}
