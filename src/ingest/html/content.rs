//! The document within a page: told from the furniture around it by how much prose and how few links a line has.

use super::flow::{self, Line};
use super::tree::{Child, Tree};

/// Names of classes and ids that say what a part of a page is for. A hint only: a part with much of the page's prose
/// stays whatever it is called.
const HINTS: &[&str] = &[
    "nav",
    "navbar",
    "menu",
    "footer",
    "foot",
    "copyright",
    "breadcrumb",
    "crumb",
    "crumbs",
    "sidebar",
    "aside",
    "share",
    "bdshare",
    "bshare",
    "toolbar",
    "tools",
    "related",
    "recommend",
    "search",
    "login",
    "pager",
    "pagination",
    "qrcode",
    "ewm",
    "ad",
    "advert",
    "banner",
    "friendlink",
    "topbar",
    "fontsize",
    "dqwz",
    "comment",
    "comments",
    "cookie",
];

/// What only a page says, never a document: the law prescribes the first ones for the feet of government sites.
const FURNITURE: &[&str] = &[
    "版权所有",
    "版權所有",
    "主办单位：",
    "主辦單位：",
    "承办单位：",
    "网站标识码",
    "ICP备",
    "公网安备",
    "技术支持：",
    "浏览次数",
    "瀏覽次數",
    "访问量",
    "当前位置",
    "當前位置",
    "您所在的位置",
    "您的位置",
    "扫一扫在手机",
    "字体：",
    "字號：",
    "字号：",
    "分享到",
    "打印本页",
    "关闭窗口",
    "【打印】",
    "【关闭】",
    "上一篇",
    "下一篇",
    "责任编辑：",
    "責任編輯：",
    "相关链接",
    "相关文档",
    "相关阅读",
    "相关解读",
    "回到顶部",
    "返回顶部",
    "网站地图",
    "联系我们",
    "设为首页",
    "加入收藏",
    "我要纠错",
    "无障碍",
    "适老版",
];

/// A page's lines and which of them are the document.
pub(super) struct Content {
    /// All lines of the page.
    pub lines: Vec<Line>,
    /// Whether each is part of the document.
    pub kept: Vec<bool>,
}

/// Finds the document in a page.
pub(super) fn content(tree: &Tree) -> Content {
    let all = flow::lines(tree, 0, &|_| false);
    let weights = weights(tree, &all);
    let total = weights.first().copied().unwrap_or(0);
    let skip = |element: usize| is_hinted(tree, element) && weights[element] * 10 < total * 3;
    let lines = flow::lines(tree, 0, &skip);
    let scores: Vec<i64> = lines.iter().map(score).collect();
    let (from, to) = densest(&scores);
    // What stands in the same part of the page and is neither link nor furniture belongs to it: signature, date.
    let part = common_block(tree, &lines[from..to]);
    let belongs = |i: usize| scores[i] > 0 && is_within(tree, lines[i].block, part);
    let from = (0..from).rev().take_while(|&i| belongs(i)).last().unwrap_or(from);
    let to = (to..lines.len()).take_while(|&i| belongs(i)).last().map_or(to, |i| i + 1);
    let kept = (0..lines.len()).map(|i| (from..to).contains(&i) && !is_furniture(&lines[i])).collect();
    Content { lines, kept }
}

/// How much prose, without links, stands inside each element.
fn weights(tree: &Tree, lines: &[Line]) -> Vec<usize> {
    let mut weights = vec![0; tree.elements.len()];
    for line in lines.iter().filter(|line| is_prose(&line.text)) {
        let characters = line.text.chars().count().saturating_sub(line.linked);
        let mut at = line.block;
        loop {
            weights[at] += characters;
            if at == 0 {
                break;
            }
            at = tree.elements[at].parent;
        }
    }
    weights
}

fn is_prose(text: &str) -> bool {
    text.contains(['，', '。', '；', '、'])
        || text.chars().filter(|c| ('一'..='\u{9fff}').contains(c)).take(20).count() == 20
}

/// What a line adds to the document, or takes from it.
fn score(line: &Line) -> i64 {
    let characters = line.text.chars().filter(|c| !c.is_whitespace()).count();
    if is_furniture(line) {
        -60
    } else if line.linked * 2 > characters && !line.text.contains("附件") {
        -25
    } else if is_prose(&line.text) {
        (characters - line.linked.min(characters)).min(400) as i64
    } else {
        // A heading, a date, a cell: a little.
        (characters / 2).clamp(1, 12) as i64
    }
}

/// A short line with words that only pages use: one where it is no sentence, two anywhere.
fn is_furniture(line: &Line) -> bool {
    if line.text.chars().count() > 120 {
        return false;
    }
    let words = FURNITURE.iter().filter(|word| line.text.contains(**word)).take(2).count();
    words == 2 || words == 1 && !line.text.contains('。')
}

/// The stretch of lines with the highest sum.
fn densest(scores: &[i64]) -> (usize, usize) {
    let (mut best, mut span) = (0, (0, 0));
    let (mut sum, mut start) = (0, 0);
    for (i, score) in scores.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, i);
        }
        sum += score;
        if sum > best {
            (best, span) = (sum, (start, i + 1));
        }
    }
    span
}

/// The innermost element that holds all of the lines.
fn common_block(tree: &Tree, lines: &[Line]) -> usize {
    let mut common: Option<Vec<usize>> = None;
    for line in lines {
        let path = path(tree, line.block);
        common = Some(match common {
            None => path,
            Some(held) => held.into_iter().zip(path).take_while(|(a, b)| a == b).map(|(a, _)| a).collect(),
        });
    }
    common.and_then(|path| path.last().copied()).unwrap_or(0)
}

/// The elements around one, outermost first, itself last.
fn path(tree: &Tree, element: usize) -> Vec<usize> {
    let mut path = vec![element];
    let mut at = element;
    while at != 0 {
        at = tree.elements[at].parent;
        path.push(at);
    }
    path.reverse();
    path
}

fn is_within(tree: &Tree, mut element: usize, part: usize) -> bool {
    loop {
        if element == part {
            return true;
        }
        if element == 0 {
            return false;
        }
        element = tree.elements[element].parent;
    }
}

/// Whether an element's name, role, class or id says that it is furniture.
fn is_hinted(tree: &Tree, element: usize) -> bool {
    let element = &tree.elements[element];
    if matches!(element.tag.as_str(), "nav" | "footer" | "aside") {
        return true;
    }
    if matches!(element.attribute("role"), "navigation" | "banner" | "contentinfo" | "search" | "complementary") {
        return true;
    }
    ["class", "id"].iter().any(|name| words(element.attribute(name)).iter().any(|word| HINTS.contains(&word.as_str())))
}

/// `topNav_menu-2` → top, nav, menu.
fn words(names: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut lower = false;
    for c in names.chars().take(200) {
        if c.is_ascii_uppercase() && lower || !c.is_ascii_alphabetic() {
            out.push(String::new());
        }
        lower = c.is_ascii_lowercase();
        if c.is_ascii_alphabetic() {
            out.last_mut().into_iter().for_each(|word| word.push(c.to_ascii_lowercase()));
        }
    }
    out.retain(|word| !word.is_empty());
    out
}

/// The headline that a page gives its document: what `meta` says, else a heading or large print, else the part of
/// the page's title that stands on the page.
pub(super) fn headline(tree: &Tree, lines: &[Line]) -> Option<String> {
    if let Some(title) = meta(tree, &["articletitle", "og:title", "dc.title"]) {
        return Some(title);
    }
    let said = text_of(tree, tree.elements.iter().position(|e| e.tag == "title")?);
    let top: String = squash(&lines.iter().take(80).map(|l| l.text.as_str()).collect::<String>());
    let parts = said.split(['_', '|', '—', '–']).chain(said.split('-')).chain([said.as_str()]);
    let best = parts.map(str::trim).filter(|part| part.chars().count() >= 4 && top.contains(&squash(part)));
    best.max_by_key(|part| part.chars().count()).map(str::to_owned)
}

/// Text in a heading or in large print: (the line's place, its text).
pub(super) fn large_print(tree: &Tree, lines: &[Line]) -> Option<usize> {
    // A headline stands among the first lines, its print around the first words of its block.
    lines.iter().take(80).position(|line| {
        let heading = path(tree, line.block).iter().any(|&e| matches!(tree.elements[e].tag.as_str(), "h1" | "h2"));
        let large = || {
            tree.elements[line.block].children.iter().take(16).any(|child| match child {
                Child::Element(id) => {
                    let element = &tree.elements[*id];
                    element.tag == "font"
                        && element.attribute("size").trim_start_matches('+').parse::<u8>().is_ok_and(|n| n >= 5)
                }
                Child::Text(_) => false,
            })
        };
        line.linked == 0 && (heading || large())
    })
}

/// The content of the first `meta` tag of those names.
pub(super) fn meta(tree: &Tree, names: &[&str]) -> Option<String> {
    let content = names.iter().find_map(|name| {
        tree.elements.iter().find(|e| {
            e.tag == "meta"
                && [e.attribute("name"), e.attribute("property")].iter().any(|n| n.eq_ignore_ascii_case(name))
        })
    })?;
    let content = content.attribute("content").trim();
    (!content.is_empty()).then(|| content.to_owned())
}

fn text_of(tree: &Tree, element: usize) -> String {
    let texts = tree.elements[element].children.iter().filter_map(|child| match child {
        Child::Text(text) => Some(text.as_str()),
        Child::Element(_) => None,
    });
    texts.collect::<String>().trim().to_owned()
}

/// Without white space.
pub(super) fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
