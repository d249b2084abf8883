//! Title, 發文字號, issuers, addressees and dates: what stands before the first unit and behind the last one.

use std::ops::Range;
use std::sync::LazyLock;

use super::date::{date_at, date_line};
use super::kind;
use super::lines::Line;
use super::outline::is_contents;
use super::tail::{self, MOST_SIGNERS, is_name, is_note, signature_start};
use crate::document::Metadata;
use crate::numbering::Style;
use crate::plan::{Head, Script, SectionKind};
use crate::script::{self, fold};
use crate::source::{Source, Span};

/// The lines that belong to no unit, as ranges of line numbers.
pub(super) struct Zones<'a> {
    /// Before the first unit.
    pub front: Range<usize>,
    /// End matter between and behind the units.
    pub gaps: &'a [Range<usize>],
}

/// Reads the head, and finds the preamble: the running text right before the first unit.
pub(super) fn head(source: &Source, lines: &[Line], zones: &Zones, metadata: &Metadata) -> (Head, Option<Span>) {
    let blocks = blocks(lines, zones.front.clone());
    let title = title(lines, &blocks, zones).or_else(|| metadata.title.clone());
    let signature = signature(source, lines, &zones.front)
        .or_else(|| zones.gaps.iter().find_map(|gap| signature(source, lines, gap)));
    let (signed, issued) = signature.map_or((Vec::new(), None), |(names, date)| (names, Some(date)));
    let front = &lines[zones.front.clone()];
    let labelled = || front.iter().find_map(|l| labelled_date(l.text, &["发文日期", "發文日期", "成文日期"]));
    let alone = || {
        let zones = zones.gaps.iter().chain([&zones.front]);
        zones.flat_map(|zone| &lines[zone.clone()]).find_map(|line| date_line(line.text))
    };
    let issuers = [signed, metadata.issuers.clone(), title_issuers(&blocks)].into_iter().find(|i| !i.is_empty());
    let head = Head {
        title: title.unwrap_or_default(),
        script: if script::is_traditional(source.text()) { Script::Hant } else { Script::Hans },
        issuers: issuers.unwrap_or_default(),
        addressees: front.iter().find(|l| is_addressee(l)).map(addressees).unwrap_or_default(),
        doc_number: front
            .iter()
            .find_map(|l| doc_number(l.text))
            .or_else(|| metadata.doc_number.clone())
            .or_else(|| blocks.first().and_then(|b| order_number(&b.text))),
        issued: issued.or_else(|| metadata.issued.clone()).or_else(labelled).or_else(|| enacted(front)).or_else(alone),
        published: front.iter().find_map(|l| published(l.text)).or_else(|| metadata.published.clone()),
        ..Head::default()
    };
    (head, preamble(lines, zones, &blocks))
}

/// A title: consecutive short lines that no signature or date follows.
struct Block {
    lines: Range<usize>,
    text: String,
}

/// The titles among the lines before the first unit.
fn blocks(lines: &[Line], zone: Range<usize>) -> Vec<Block> {
    // A head is short; a text without a single number is all head.
    let zone = zone.start..zone.end.min(zone.start + 400);
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = zone.start;
    while at < zone.end {
        let note = lines[at].text.starts_with(['（', '(']) && lines[at].text.ends_with(['）', ')']);
        if note || !is_title(&lines[at]) || (!blocks.is_empty() && signs(lines, at, zone.end)) {
            at += 1;
            continue;
        }
        let start = at;
        let mut text = String::new();
        while at < zone.end && at - start < 6 && is_title(&lines[at]) && (start == at || !signs(lines, at, zone.end)) {
            let whole = names_document(&text);
            let bracket = lines[at].text.starts_with(['（', '(']);
            let dated = bracket && lines[at].text.contains('月')
                || is_contents(lines[at].text)
                || tail::is_opening(lines[at].text);
            if dated && start < at {
                break;
            }
            let number = text.ends_with('令') && order_number(&format!("令{}", lines[at].text)).is_some();
            if whole && !bracket && !number {
                break;
            }
            text.push_str(lines[at].text);
            at += 1;
        }
        blocks.push(Block { lines: start..at, text: bare_title(&text) });
    }
    blocks
}

/// A title without 《》 around it and without 附件1 run into it.
fn bare_title(text: &str) -> String {
    let text = match text.strip_prefix("附件") {
        Some(rest) if rest.chars().count() > 6 => {
            let title = rest.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '：' | ':' | ' ' | '　'));
            // The number of 附件2018年工作要点 is a year.
            if title.starts_with('年') { rest.trim_start() } else { title }
        }
        _ => text,
    };
    let text = match text.strip_prefix('《').and_then(|rest| rest.strip_suffix('》')) {
        Some(inner) if !inner.contains(['《', '》']) => inner,
        _ => text,
    };
    // A register's number behind the title, (01011), is no part of it.
    let text = match text.strip_suffix([')', '）']).and_then(|inner| inner.rsplit_once(['(', '（'])) {
        Some((title, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => title,
        _ => text,
    };
    // A file's own heading and the document's, one below the other, are one title.
    let half = text.len() / 2;
    match text.is_char_boundary(half).then(|| text.split_at(half)) {
        Some((first, second)) if first == second && fold(first).contains(ABOUT.as_str()) => close_up(first),
        _ => close_up(text),
    }
}

/// 问 题 的 通 知 without the white space that only spreads it; between words it stays.
fn close_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut alone = false;
    for word in text.split_whitespace() {
        let single = word.chars().count() == 1;
        if !out.is_empty() && !single && !alone {
            out.push(' ');
        }
        out.push_str(word);
        alone = single;
    }
    out
}

/// The title of the plan: of what a notice issues, not of the notice.
fn title(lines: &[Line], blocks: &[Block], zones: &Zones) -> Option<String> {
    // Without the name of a kind of document, only a line at the very top can be a title.
    let named = |b: &Block| {
        names_document(&b.text)
            || b.lines.start == zones.front.start
                && !b.text.contains(['，', ','])
                && kind::kind(&b.text) == SectionKind::Operative
    };
    let mut blocks: Vec<&Block> = blocks.iter().filter(|b| named(b)).collect();
    // The red head of an office stands above the title, with the number between them.
    while blocks.len() > 1 && is_masthead(&blocks[0].text) && blocks[1].lines.start - blocks[0].lines.end <= MASTHEAD {
        blocks.remove(0);
    }
    let outer = blocks.first()?;
    // A notice that is signed behind the units says them itself; what it issues is not here.
    let dated = |zone: &Range<usize>| lines[zone.clone()].iter().any(|l| date_line(l.text).is_some());
    let issued = issued_title(&outer.text).filter(|_| dated(&zones.front) || !zones.gaps.iter().any(dated));
    let inner =
        blocks[1..].iter().rev().find(|b| names_document(&b.text) && separated(lines, outer.lines.end, b.lines.start));
    // 关于X的补充规定 comes with X as it now reads, and is not X.
    let supplements = |inner: &Block| outer.text.starts_with(&inner.text) && outer.text != inner.text;
    match (inner.filter(|inner| !supplements(inner)), issued) {
        (Some(inner), _) => Some(inner.text.clone()),
        (None, Some(issued)) => Some(issued.to_owned()),
        (None, None) => Some(outer.text.clone()),
    }
}

/// Most lines (number, date, urgency) between a red head and the title.
const MASTHEAD: usize = 6;

/// XX省人民政府办公厅文件, 行政院函: whose paper it is, not what it says.
fn is_masthead(text: &str) -> bool {
    let name = ["文件", "函", "令", "公告", "通告"].into_iter().find_map(|kind| text.strip_suffix(kind));
    name.is_some_and(|name| {
        text.chars().count() <= 40 && names_office(name.trim_end()) && !text.contains(ABOUT.as_str())
    })
}

/// Whether a signature, a date or 附件 stands between two lines.
fn separated(lines: &[Line], from: usize, to: usize) -> bool {
    lines[from..to].iter().any(|l| {
        date_line(l.text).is_some() || is_note(l.text) || l.label.as_ref().is_some_and(|l| l.style == Style::Annex)
    })
}

/// X of 印发《X》的通知.
fn issued_title(notice: &str) -> Option<&str> {
    const VERBS: [&str; 8] = ["印发", "印發", "转发", "轉發", "发布", "發布", "公布", "下发"];
    let open = notice.find('《')?;
    if !VERBS.iter().any(|v| notice[..open].ends_with(v)) {
        return None;
    }
    let inner = &notice[open + '《'.len_utf8()..];
    let close = inner.rfind('》')?;
    Some(&inner[..close])
}

/// Whether a line can be part of a title.
fn is_title(line: &Line) -> bool {
    line.label.is_none()
        && line.text.chars().count() <= 80
        && !line.text.ends_with(['。', '；', '：', ':', '，', ','])
        && !line.text.contains('。')
        && doc_number(line.text).is_none()
        && !is_page_line(line.text)
        && !is_history(line.text)
        && !is_note(line.text)
        && date_line(line.text).is_none()
}

/// Whether the lines from `at` on are a signature with its date below.
fn signs(lines: &[Line], at: usize, end: usize) -> bool {
    let end = end.min(at + MOST_SIGNERS + 1);
    let names = lines[at..end].iter().take_while(|l| is_name(l) && date_line(l.text).is_none()).count();
    names > 0 && lines[at..end].get(names).is_some_and(|l| date_line(l.text).is_some())
}

/// Whether a title ends with the kind of document it names: 通知, 方案, 条例.
fn names_document(title: &str) -> bool {
    let title = fold(title);
    let mut title = title.trim_end_matches(['》', '”', '」', '"', ' ']);
    while let Some(inner) = title.strip_suffix(['）', ')']) {
        title = inner.rfind(['（', '(']).map_or(inner, |open| &inner[..open]).trim_end();
    }
    let title = title.trim_end_matches(['》', '”', '"']);
    // 关于… needs its 的…通知: 关于推行公示制度 goes on with the next line.
    let whole = match title.find(ABOUT.as_str()) {
        Some(about) => title[about..].rfind('的').is_some_and(|at| title[about + at..].chars().count() <= 12),
        None => true,
    };
    whole && KINDS.iter().any(|kind| title.ends_with(kind.as_str()))
}

static ABOUT: LazyLock<String> = LazyLock::new(|| fold("关于"));

/// The kinds of documents, folded: 《党政机关公文处理工作条例》 §8, the kinds of statutes of both sides of the strait (立法法,
/// 中央法規標準法 §2–3), and what plans and reports call themselves.
static KINDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let kinds = "决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 复函 纪要 \
                 法 法典 条例 规定 办法 细则 规则 规程 规约 规范 标准 准则 通则 通例 章程 公约 解释 议定书 备忘录 \
                 方案 规划 计划 纲要 纲领 要点 措施 政策 制度 机制 预案 指南 指引 须知 行动 对策 策略 战略 蓝图 路线图 要求 清单 \
                 解读 宣言 声明 建议 倡议书 白皮书 答复 说明";
    kinds.split_whitespace().map(fold).collect()
});

/// 国办发〔2018〕128号, 国务院令第37号, 2020年第24号.
fn doc_number(text: &str) -> Option<String> {
    if text.chars().count() > 60 {
        return None;
    }
    let text = ["发文字号", "發文字號", "文号", "文號"]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))
        .map_or(text, |rest| rest.trim_start_matches(['：', ':', ' ', '　']));
    let end = text.rfind(['号', '號'])? + '号'.len_utf8();
    let behind = text[end..].trim();
    if !(behind.is_empty() || behind.starts_with(['）', ')'])) {
        return None;
    }
    let words = text[..end].trim_start_matches(['（', '(']);
    let year = words.find(['〔', '﹝', '［', '[', '【', '(', '（']).is_some_and(|open| {
        let open = open + words[open..].chars().next().map_or(0, char::len_utf8);
        words[open..].chars().take_while(|c| c.is_numeric()).count() == 4
            && words[open..].chars().nth(4).is_some_and(|c| matches!(c, '〕' | '﹞' | '］' | ']' | '】' | ')' | '）'))
    });
    let order = words.contains('第') && (words.contains('令') || words.contains('年')) && words.chars().count() <= 24
        || order_number(words)
            .is_some_and(|number| number.chars().count() == words.chars().filter(|c| !c.is_whitespace()).count());
    // 院臺環字第1131000123號, as offices of Taiwan number their letters.
    let letter = words
        .find("字第")
        .is_some_and(|at| words[at + "字第".len()..].trim_end_matches(['号', '號']).chars().all(char::is_numeric));
    (year || order || letter).then(|| words.to_owned())
}

/// 海关总署公告2020年第24号 before a title, 第 37 号 under 卫生部令: the number up to 号, white space left out.
fn order_number(title: &str) -> Option<String> {
    let end = title.find(['号', '號'])? + '号'.len_utf8();
    let words: String = title[..end].chars().filter(|c| !c.is_whitespace()).collect();
    let order = words.find('第')?;
    let number = words[order + '第'.len_utf8()..].trim_end_matches(['号', '號']);
    let named = words[..order].contains(['令', '告']) && words.chars().count() <= 60;
    (named && !number.is_empty() && number.chars().all(char::is_numeric)).then_some(words)
}

/// 来源：…, 发布时间：…, 索引号：….
fn is_page_line(text: &str) -> bool {
    const OPENERS: [&str; 21] = [
        "发文日期",
        "發文日期",
        "發文字號",
        "速別",
        "密等及解密條件或保密期限",
        "来源",
        "來源",
        "发布时间",
        "發布時間",
        "发布日期",
        "發布日期",
        "索引号",
        "索引號",
        "发文机关",
        "成文日期",
        "发文字号",
        "主题分类",
        "字号",
        "浏览",
        "作者",
        "时间",
    ];
    OPENERS.iter().any(|o| text.strip_prefix(o).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])))
}

/// The history of a statute: 2018年12月29日第十三届全国人民代表大会…通过.
fn is_history(text: &str) -> bool {
    let text = text.trim_start_matches(['（', '(', '根', '—']).trim_start_matches("据");
    date_at(text).is_some_and(|(_, len)| text.len() > len)
}

/// The day of publication that a page prints.
fn published(text: &str) -> Option<String> {
    labelled_date(text, &["发布时间", "發布時間", "发布日期", "發布日期"])
}

/// The date behind one of `labels`: 發文日期：中華民國113年5月2日.
fn labelled_date(text: &str, labels: &[&str]) -> Option<String> {
    labels.iter().find_map(|word| {
        let at = text.find(word)? + word.len();
        let rest = text[at..].trim_start_matches(['：', ':', ' ', '　']);
        date_at(rest).map(|(date, _)| date)
    })
}

/// The last date in the history of a statute, 起施行 apart.
fn enacted(front: &[Line]) -> Option<String> {
    let dates = front.iter().filter(|l| is_history(l.text)).flat_map(|line| {
        line.text.char_indices().filter_map(|(at, c)| {
            let starts = c.is_numeric() && !line.text[..at].ends_with(char::is_numeric);
            let (date, len) = date_at(&line.text[at..]).filter(|_| starts)?;
            let behind = &line.text[at + len..];
            (!behind.starts_with(['起', '前']) && !behind.starts_with("施行")).then_some(date)
        })
    });
    dates.max()
}

/// 各省、自治区、直辖市人民政府：
fn is_addressee(line: &Line) -> bool {
    line.label.is_none()
        && line.text.ends_with(['：', ':'])
        && !line.text.contains(['。', '；'])
        && !line.text.starts_with(['为', '為', '现', '現', '根', '按'])
        && !["如下", "事项", "公告", "通知", "意见", "意見"]
            .iter()
            .any(|w| line.text.trim_end_matches(['：', ':']).ends_with(w))
        && line.text.contains([
            '各', '省', '市', '区', '區', '部', '委', '局', '厅', '廳', '院', '会', '會', '司', '府', '处', '處', '校',
            '社', '企',
        ])
}

fn addressees(line: &Line) -> Vec<String> {
    let text = line.text.trim_end_matches(['：', ':']);
    let mut depth = 0usize;
    let parts = text.split(|c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '，' | ',' | '；')
    });
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// The names over a date, and the date.
fn signature(source: &Source, lines: &[Line], zone: &Range<usize>) -> Option<(Vec<String>, String)> {
    zone.clone().find_map(|at| {
        let date = date_line(lines[at].text)?;
        let start = signature_start(lines, at, zone.start);
        let mut signed: Vec<String> = Vec::new();
        for name in lines[start..at].iter().flat_map(|l| names(l.text)).filter(|name| !is_person(name)) {
            // A long name is broken over two lines: the first does not end as offices do, or the text has it in one piece.
            match signed.last_mut() {
                Some(last) if !names_office(last) || source.text().contains(&format!("{last}{name}")) => {
                    last.push_str(&name);
                }
                _ => signed.push(name),
            }
        }
        (!signed.is_empty()).then_some((signed, date))
    })
}

/// Whether a name ends as the names of offices do: 部 委 厅 局 and what else stands last in the lists of the State
/// Council's and the Party's bodies, of assemblies, courts, associations and companies.
fn names_office(name: &str) -> bool {
    name.ends_with([
        '部', '委', '厅', '廳', '局', '署', '办', '辦', '会', '會', '室', '院', '府', '组', '組', '行', '司', '处',
        '處', '心', '制', '社', '联', '聯', '团', '團', '央', '校', '学', '學', '所', '站', '台', '协', '協', '区',
        '區', '市', '省', '县', '縣', '盟', '州', '旗', '镇', '鎮', '乡', '鄉', '军', '軍', '队', '隊', '馆', '館',
        '关', '關', '庭', '科',
    ])
}

/// 部长吴仪: who signs for an office.
fn is_person(name: &str) -> bool {
    const OFFICES: [&str; 10] = ["部长", "部長", "主任", "主席", "总理", "總理", "省长", "市长", "局长", "院长"];
    OFFICES.iter().any(|office| name.starts_with(office))
}

/// The offices on one line: parted by white space, unless the white space only spreads one name (财  政  部).
fn names(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    if parts.iter().all(|p| p.chars().count() >= 3) {
        return parts.into_iter().map(str::to_owned).collect();
    }
    vec![parts.concat()]
}

/// Who issues it by the title alone: 国务院办公厅 of 国务院办公厅关于….
fn title_issuers(blocks: &[Block]) -> Vec<String> {
    let Some(title) = blocks.first().map(|b| &b.text) else { return Vec::new() };
    let end = ["关于", "關於", "關于", "印发", "印發", "令第", "令 第", "令　第", "公告"]
        .iter()
        .filter_map(|w| title.find(w))
        .min();
    title[..end.unwrap_or(0)]
        .split([' ', '　', '、'])
        .map(str::trim)
        .filter(|n| n.chars().filter(|c| ('一'..='\u{9fff}').contains(c)).count() > 2)
        .map(str::to_owned)
        .collect()
}

/// The running text between the last title, signature or date and the first unit.
fn preamble(lines: &[Line], zones: &Zones, blocks: &[Block]) -> Option<Span> {
    let behind_titles = blocks.last().map_or(zones.front.start, |b| b.lines.end);
    let start = zones
        .front
        .clone()
        .rev()
        .find(|&i| date_line(lines[i].text).is_some() || is_note(lines[i].text) || is_addressee(&lines[i]))
        .map_or(behind_titles, |i| behind_titles.max(i + 1));
    let mut text = (start..zones.front.end).filter(|&i| {
        lines[i].label.is_none()
            && doc_number(lines[i].text).is_none()
            && !is_page_line(lines[i].text)
            && !is_history(lines[i].text)
    });
    let first = text.next()?;
    let last = text.next_back().unwrap_or(first);
    Some(Span::new(lines[first].span.start, lines[last].span.end))
}
