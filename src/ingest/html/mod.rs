//! Pages as saved from government sites: the document found, the furniture around it left out.

mod content;
mod flow;
mod metadata;
mod tree;

use super::{Failure, Read, iso_date, text};

/// The document that a page carries.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Failure> {
    Ok(document(&text::decode_as(bytes, charset(bytes))?))
}

fn document(html: &str) -> Read {
    let tree = tree::tree(html);
    let content::Content { lines, mut kept } = content::content(&tree);
    // The table stands above the document or is its first lines.
    let dates: Vec<Option<String>> = lines.iter().map(|line| iso_date(&line.text)).collect();
    let first_prose =
        (0..lines.len()).find(|&i| dates[i].is_none() && lines[i].text.chars().count() > 80).unwrap_or(lines.len());
    let head: Vec<&str> = lines[..first_prose].iter().map(|line| line.text.as_str()).collect();
    let (mut metadata, rows) = metadata::metadata(&head);
    for (kept, row) in kept.iter_mut().zip(rows) {
        *kept &= !row;
    }
    // Three dates or more, each opening a line above the text, are the list of its versions; the last is its own.
    let versions: Vec<usize> = (0..first_prose).filter(|&i| dates[i].is_some()).collect();
    if versions.len() >= 3 {
        metadata.issued = metadata.issued.or_else(|| dates[versions[versions.len() - 1]].clone());
        versions.into_iter().for_each(|i| kept[i] = false);
    }
    let large = content::large_print(&tree, &lines[..first_prose]).map(|at| lines[at].text.clone());
    metadata.title = metadata.title.or_else(|| content::headline(&tree, &lines)).or(large);
    metadata.title = metadata.title.and_then(|title| without_number(&title));
    metadata.published = metadata
        .published
        .or_else(|| content::meta(&tree, &["pubdate", "publishdate"]).and_then(|date| iso_date(&date)));
    let mut text: Vec<&str> =
        lines.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(line, _)| line.text.as_str()).collect();
    // The headline belongs to the text, wherever the page puts it.
    let start = content::squash(&text.iter().take(12).copied().collect::<String>());
    if let Some(title) = metadata.title.as_deref().filter(|title| !start.contains(&content::squash(title))) {
        text.insert(0, title);
    }
    Read { text: text.join("\n"), metadata }
}

/// A headline without the number that the site files it under: 電信法(02023).
fn without_number(title: &str) -> Option<String> {
    let bare = match title.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('(')) {
        Some((bare, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => bare,
        _ => title,
    };
    (bare.chars().filter(|c| ('一'..='\u{9fff}').contains(c)).count() >= 2).then(|| bare.trim().to_owned())
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
    fn the_document_is_found_in_its_page() {
        let page = "<html><head><title>关于推进绿色电网的意见_政府网</title></head><body>
            <div class='topNav'><a href=/>首页</a> <a href=/zw>政务</a></div>
            <div>当前位置：<a href=/>首页</a> &gt; <a href=/zc>政策</a></div>
            <table><tr><td>索 引 号：</td><td>000/2019-1</td><td>发文机关：</td><td>国务院</td></tr>
            <tr><td>成文日期：</td><td>2019年1月27日</td><td>发文字号：</td><td>国发〔2019〕5号</td></tr></table>
            <div class=wrap><h1>关于推进绿色电网的意见</h1><div class=text>
            <p>各省、自治区、直辖市人民政府：</p><p>一、总体要求</p>
            <p>到2025年，建成绿色电网300公里，可再生能源利用比例达到20%，探索氢能利用。</p>
            <p>二、保障措施</p><p>各地区要加强组织领导，明确责任分工，确保各项任务落到实处。</p>
            <p>附件：<a href=a.doc>任务分工表</a></p><p>国务院</p><p>2019年1月27日</p></div></div>
            <div><a href=1>国务院办公厅关于加强电网建设的通知，解读</a><br><a href=2>一图读懂：绿色电网，来了</a></div>
            <div class=foot><p>主办单位：国务院办公厅，运行维护单位：信息中心。</p><p>京ICP备05070218号</p></div></body></html>";
        let read = document(page);
        let lines: Vec<&str> = read.text.lines().collect();
        assert_eq!(lines.first(), Some(&"关于推进绿色电网的意见"));
        assert_eq!(lines.get(1), Some(&"各省、自治区、直辖市人民政府："));
        assert_eq!(lines.last(), Some(&"2019年1月27日"));
        assert_eq!(lines.len(), 9, "{}", read.text);
        assert_eq!(read.metadata.title.as_deref(), Some("关于推进绿色电网的意见"));
        assert_eq!(read.metadata.issuers, ["国务院"]);
        assert_eq!(read.metadata.doc_number.as_deref(), Some("国发〔2019〕5号"));
        assert_eq!(read.metadata.issued.as_deref(), Some("2019-01-27"));
    }

    #[test]
    fn a_list_of_versions_is_no_text() {
        let read = document(
            "<table><tr><td><font size=5>電信法(02023)</font><table><tr><td><a href=a>中華民國 47 年 10 月 14 日</a></td><td>制定40條</td>
             <tr><td>中華民國 47 年 10 月 23 日公布</td><tr><td>中華民國 66 年 1 月 25 日公布</td></table></table>
             <p>民國66年1月14日(非現行條文)<p>第一條<p>　　電信事業之管理，依本法之規定；本法未規定者，依其他法律之規定。",
        );
        assert_eq!(read.text, "電信法\n第一條\n電信事業之管理，依本法之規定；本法未規定者，依其他法律之規定。");
        assert_eq!(read.metadata.title.as_deref(), Some("電信法"));
        assert_eq!(read.metadata.issued.as_deref(), Some("1977-01-14"));
    }

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
