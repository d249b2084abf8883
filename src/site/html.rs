//! HTML by construction: what is text is escaped by its type, so that no plan can speak to the browser.

use std::borrow::Cow;
use std::fmt;

/// Markup that is safe to put on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Html(String);

impl Html {
    /// No markup.
    pub fn new() -> Html {
        Html(String::new())
    }

    /// Markup written by us, as it is.
    pub fn trusted(markup: impl Into<String>) -> Html {
        Html(markup.into())
    }

    /// Text, escaped.
    pub fn text(text: &str) -> Html {
        Html(Slot(text).to_string())
    }

    /// Adds what follows.
    pub fn push(&mut self, more: &Html) {
        self.0.push_str(&more.0);
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(parts: I) -> Html {
        let mut out = Html::new();
        for part in parts {
            out.push(&part);
        }
        out
    }
}

/// What fits into a slot of [`html!`].
pub(super) trait Shown {
    /// Writes it, escaped unless it is markup.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl Shown for Html {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Shown for str {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self;
        while let Some(at) = rest.find(special) {
            f.write_str(&rest[..at])?;
            let c = rest[at..].chars().next().expect("found");
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // Nothing that a preprocessor of mdBook could take for its own.
                '{' => f.write_str("&#123;")?,
                // A blank line would end the block of HTML that a page is for Markdown.
                '\n' | '\t' => f.write_str(" ")?,
                // Other control characters are not allowed in HTML.
                _ => {}
            }
            rest = &rest[at + c.len_utf8()..];
        }
        f.write_str(rest)
    }
}

fn special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'' | '{') || c.is_control()
}

impl Shown for String {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().show(f)
    }
}

impl Shown for Cow<'_, str> {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_ref().show(f)
    }
}

impl Shown for usize {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T: Shown + ?Sized> Shown for &T {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).show(f)
    }
}

/// A value on its way into markup.
pub(super) struct Slot<'a, T: Shown + ?Sized>(pub &'a T);

impl<T: Shown + ?Sized> fmt::Display for Slot<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

/// `html!("<p>{}</p>", text)`: like `format!`, escaping whatever is not [`Html`].
macro_rules! html {
    ($literal:literal $(, $arg:expr)* $(,)?) => {
        $crate::site::html::Html::trusted(format!($literal $(, $crate::site::html::Slot(&$arg))*))
    };
}
pub(super) use html;

#[cfg(test)]
mod tests {
    #[test]
    fn text_is_inert() {
        let check = |text: &str, expected: &str| assert_eq!(html!("<p>{}</p>", text).as_str(), expected);
        check("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        check("{{#include /etc/passwd}}", "<p>&#123;&#123;#include /etc/passwd}}</p>");
        check("\" onclick='x'", "<p>&quot; onclick=&#39;x&#39;</p>");
        check("2025~2030年，**重点**\n\n1. 建设\u{1}", "<p>2025~2030年，**重点**  1. 建设</p>");
    }

    #[test]
    fn markup_nests_without_escaping_twice() {
        let inner = html!("<b>{}</b>", "A&B");
        assert_eq!(html!("<p>{}{}</p>", inner, 3usize).as_str(), "<p><b>A&amp;B</b>3</p>");
    }
}
