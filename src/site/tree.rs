//! One of the two trees of pages: its script, the language of its furniture, and its links.

use std::borrow::Cow;

use super::Options;
use crate::catalogue::{Lang, Message};
use crate::plan::Script;
use crate::script;
use crate::source::Span;

/// The pages of one script.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tree {
    /// The script of its text.
    pub script: Script,
    /// The language of its furniture.
    pub lang: Lang,
}

/// Both trees.
pub(super) fn trees(options: &Options) -> [Tree; 2] {
    let tree = |script, lang| Tree { script, lang: options.interface.unwrap_or(lang) };
    [tree(Script::Hans, Lang::Hans), tree(Script::Hant, Lang::Hant)]
}

impl Tree {
    /// Its folder.
    pub fn folder(self) -> &'static str {
        folder(self.script)
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        tag(self.script)
    }

    /// The words of `message`.
    pub fn text(self, message: &Message) -> String {
        message.text(self.lang)
    }

    /// The words of `message` with `args` filled in.
    pub fn say<S: AsRef<str>>(self, message: &Message, args: &[S]) -> String {
        message.say(self.lang, args)
    }

    /// `text`, written in script `from`, in this tree's script.
    pub fn convert<'t>(self, text: &'t str, from: Script) -> Cow<'t, str> {
        if self.script == from || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(match self.script {
            Script::Hans => script::to_simplified(text),
            Script::Hant => script::to_traditional(text),
        })
    }
}

/// The folder of a script's tree.
pub(super) fn folder(script: Script) -> &'static str {
    match script {
        Script::Hans => "zh-hans",
        Script::Hant => "zh-hant",
    }
}

/// The BCP 47 tag of a script.
pub(super) fn tag(script: Script) -> &'static str {
    match script {
        Script::Hans => "zh-Hans",
        Script::Hant => "zh-Hant",
    }
}

/// A text in a tree's script that can still be cut at the offsets of the original.
pub(super) struct Converted<'t> {
    original: &'t str,
    /// Offset of `original` in the source.
    base: usize,
    tree: Tree,
    from: Script,
    /// The converted text and the offsets of its characters beside those of the original; `None` when nothing was
    /// converted, or when the number of characters changed and pieces are converted one by one.
    whole: Option<(String, Vec<(usize, usize)>)>,
}

impl<'t> Converted<'t> {
    /// Converts `original`, which stands at `base` in its source.
    pub fn new(original: &'t str, base: usize, tree: Tree, from: Script) -> Converted<'t> {
        let whole = match tree.convert(original, from) {
            Cow::Borrowed(_) => None,
            Cow::Owned(text) => {
                let mut ends =
                    original.char_indices().zip(text.char_indices()).map(|((a, _), (b, _))| (a, b)).collect::<Vec<_>>();
                ends.push((original.len(), text.len()));
                (original.chars().count() == text.chars().count()).then_some((text, ends))
            }
        };
        Converted { original, base, tree, from, whole }
    }

    /// The piece at `span` of the source.
    pub fn piece(&self, span: Span) -> Cow<'_, str> {
        let (start, end) = (span.start.saturating_sub(self.base), span.end.saturating_sub(self.base));
        let original = || self.original.get(start..end).unwrap_or("");
        let Some((text, ends)) = &self.whole else { return self.tree.convert(original(), self.from) };
        let at = |offset| ends.binary_search_by_key(&offset, |pair| pair.0).ok().map(|i| ends[i].1);
        match (at(start), at(end)) {
            (Some(start), Some(end)) => Cow::Borrowed(text.get(start..end).unwrap_or("")),
            _ => self.tree.convert(original(), self.from),
        }
    }
}

/// The address of page `to` as seen from page `from`; both without extension, relative to the site.
pub(super) fn relative(from: &str, to: &str) -> String {
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = to.split('/').collect();
    let shared = here.iter().zip(&there).take(here.len().min(there.len()) - 1).take_while(|(a, b)| a == b).count();
    format!("{}{}.html", "../".repeat(here.len() - 1 - shared), there[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        let check = |from, to, expected: &str| assert_eq!(relative(from, to), expected);
        check("zh-hans/p/m/a", "zh-hans/p/m/b", "b.html");
        check("zh-hans/p/m/a", "zh-hans/p/targets", "../targets.html");
        check("zh-hans/p/m/a", "zh-hant/p/m/a", "../../../zh-hant/p/m/a.html");
        check("zh-hans/index", "zh-hans/p/m/a", "p/m/a.html");
        check("index", "zh-hans/index", "zh-hans/index.html");
    }

    #[test]
    fn a_converted_text_is_cut_where_the_original_is() {
        let text = "推進建設綠色電網。";
        let tree = Tree { script: Script::Hans, lang: Lang::Hans };
        let converted = Converted::new(text, 100, tree, Script::Hant);
        let at = text.find("綠色").expect("there");
        assert_eq!(converted.piece(Span::new(100 + at, 100 + at + "綠色".len())), "绿色");
        assert_eq!(converted.piece(Span::new(100, 100 + text.len())), "推进建设绿色电网。");
    }
}
