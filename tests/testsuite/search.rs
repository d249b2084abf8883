//! What the Beijing plan literally says is found, in either script.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fangan::index::{self, Answer, Batch, Means, Order, Origins, Searcher};
use fangan::lexicon::Lexicon;
use fangan::reading;
use fangan::script;
use fangan::segment::Segmenter;
use tantivy::directory::{Directory, OwnedBytes, RamDirectory};

#[test]
fn both_scripts_find_the_measure_that_says_it() {
    let searcher = beijing();
    for query in ["氢能", "氫能"] {
        let answer = ask(&searcher, query);
        assert_eq!(answer.hits[0].entry.path, "六/18", "{query}");
        assert_eq!(answer.hits[0].entry.heading, "構建綠色低碳安全高效的能源體系", "{query}");
        assert_eq!(answer.total, 1, "{query}");
        let snippet = index::snippet(&answer.hits[0].entry.text, 0, &answer.phrases, 90);
        let (start, end) = snippet.matches[0];
        assert_eq!(&snippet.text[start..end], "氫能");
    }
}

#[test]
fn a_number_a_path_and_a_label_find_their_unit_first() {
    let searcher = beijing();
    for query in ["18", "六/18"] {
        assert_eq!(ask(&searcher, query).hits[0].entry.path, "六/18", "{query}");
    }
}

#[test]
fn what_is_like_a_measure_is_found_without_itself() {
    let searcher = beijing();
    let entry = index::find(&searcher, "18").remove(0);
    let answer = index::alike(&searcher, &entry, 5);
    let paths: Vec<&str> = answer.hits.iter().map(|hit| hit.entry.path.as_str()).collect();
    assert_eq!(paths.len(), 5);
    assert!(!paths.contains(&"六/18"), "{paths:?}");
    // What shares its words on green power: the low-carbon industries and the public transport of the same chapter.
    assert!(paths[..2].contains(&"六/21"), "{paths:?}");
    let scores: Vec<i64> = answer.hits.iter().map(|hit| hit.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn what_is_not_there_is_asked_for_step_by_step() {
    let searcher = beijing();
    let pinyin = ask(&searcher, "qingneng");
    assert_eq!((pinyin.hits[0].entry.path.as_str(), pinyin.relaxed), ("六/18", false));
    assert_eq!(pinyin.read_as, ["氢能"]);
    assert!(ask(&searcher, "qn").hits.iter().any(|hit| hit.entry.path == "六/18"));
    let any = ask(&searcher, "氢能 宇宙飞船");
    assert!(any.relaxed);
    assert_eq!(any.hits[0].entry.path, "六/18");
    assert!(ask(&searcher, "清能").suggestions.contains(&"氢能".to_owned()));
    let quoted = ask(&searcher, "“氢能宇宙飞船”");
    assert_eq!((quoted.total, quoted.relaxed), (0, false));
}

#[test]
fn exclusions_alternatives_and_filters_narrow() {
    let searcher = beijing();
    let count = |query| ask(&searcher, query).total;
    assert_eq!(count("氢能 -供热") + count("氢能 供热"), count("氢能"));
    assert!(count("氢能 | 碳排放") > count("氢能"));
    assert_eq!(count("氢能 方案:没有这个方案"), 0);
    assert_eq!(count("氢能 方案:城市副中心"), 1);
    assert_eq!(count("氢能 章节:六"), 1);
    assert_eq!(count("氢能 章节:二"), 0);
    assert_eq!(count("類別:措施"), 27);
}

#[test]
fn a_question_is_ranked_by_its_words_in_both_scripts() {
    let searcher = beijing();
    let question = "城市副中心怎样发展氢能来给建筑供热？";
    let paths = |query: &str| -> Vec<String> { ask(&searcher, query).hits.into_iter().map(|h| h.entry.path).collect() };
    assert!(paths(question).iter().take(3).any(|path| path == "六/18"));
    assert_eq!(paths(question), paths(&script::to_traditional(question)));
}

#[test]
fn a_query_never_fails() {
    let searcher = beijing();
    for query in [
        "",
        " ",
        "\"",
        "“",
        "-",
        "--",
        "|",
        "OR",
        ":",
        "力度:",
        "力度:\"",
        "排除",
        "排除:",
        "((",
        "\u{0}",
        "%",
        "-“”",
        "氢".repeat(5000).as_str(),
    ] {
        let answer = ask(&searcher, query);
        assert!(answer.hits.len() <= 10, "{query}");
    }
}

#[test]
fn every_piece_of_the_plan_is_found_where_it_stands() {
    const LONGEST: usize = 8;
    let searcher = beijing();
    let entries: Vec<_> = (0..searcher.len()).filter_map(|doc| searcher.entry(doc)).collect();
    assert!(entries.len() > 30, "the plan has {} entries", entries.len());
    // Every piece of one to eight characters, with the entries that hold it: found by cutting, not by searching.
    let mut expected: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (doc, entry) in (0..).zip(&entries) {
        let chars: Vec<char> = folded(&entry.text).chars().collect();
        let ascii = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphanumeric);
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        for start in 0..chars.len() {
            for end in start + 1..=chars.len().min(start + LONGEST) {
                // An ASCII word is found from its beginning and a number whole.
                let begins = !ascii(start) || start == 0 || !ascii(start - 1);
                let ends = !digit(end - 1) || !digit(end);
                if begins && ends {
                    expected.entry(chars[start..end].iter().collect()).or_default().insert(doc);
                }
            }
        }
    }
    assert!(expected.len() > 20_000, "only {} pieces were asked for", expected.len());
    for (piece, expected) in expected {
        let query = index::exact(&piece);
        for form in [script::to_simplified(&piece), script::to_traditional(&piece)] {
            assert_eq!(index::exact(&form).required, query.required, "{piece} is asked for as {form}");
        }
        let found = index::search(&searcher, &query, Order::Plan, 0).matched;
        assert_eq!(BTreeSet::from_iter(found), expected, "{piece}");
    }
}

#[test]
fn words_that_stand_together_come_first() {
    let check = |query: &str, texts: &[&str], first: usize| {
        let searcher = searcher(&[plan("甲", texts)]);
        let answer = ask(&searcher, query);
        assert_eq!(answer.total, texts.len(), "{query}");
        assert_eq!(answer.hits[0].entry.path, (first + 1).to_string(), "{query}");
    };
    let far = "氢能车辆要在有条件的园区里先行先试并且总结经验之后才逐步扩大到其他的园区用于供热。";
    check("氢能 供热", &[far, "推广氢能供热。"], 1);
    check("供热 氢能", &[far, "推广氢能供热。"], 1);
    check("氢能 供热", &["氢能在园区先行先试，再用于供热。", far], 0);
    // One character has no positions, so nothing stands close to it: the order of the plan.
    check("氢能 热", &[far, "推广氢能供热。"], 0);
}

#[test]
fn a_plan_in_the_script_of_the_query_comes_first() {
    let simplified = plan("甲", &["推进建筑绿色发展。"]);
    let traditional = plan("乙", &["推進建築綠色發展。"]);
    let searcher = searcher(&[simplified, traditional]);
    let first = |query: &str| ask(&searcher, query).hits[0].entry.plan.clone();
    assert_eq!(first("绿色 发展"), "甲");
    assert_eq!(first("綠色 發展"), "乙");
    assert_eq!(first("推进建筑绿色发展怎么办"), "甲");
    assert_eq!(first("推進建築綠色發展怎麼辦"), "乙");
}

#[test]
fn what_others_cite_answers_a_question_first() {
    let text = "承租人应当按照约定支付租金。";
    let law = || plan("乙租赁法", &[text]);
    let rule = || plan("丙租赁办法", &[text]);
    let question = "承租人不按照约定支付租金怎么办";
    // Only a large collection has documents that all cite.
    let others = plan("己", &vec!["略。"; 10_000]);
    let first = |documents: &[Vec<index::Entry>]| {
        let documents = [documents, std::slice::from_ref(&others)].concat();
        ask(&searcher(&documents), question).hits[0].entry.plan.clone()
    };
    assert_eq!(first(&[rule(), law()]), "丙租赁办法");
    let cites = |text: &str| vec![rule(), law(), plan("丁", &[text])];
    assert_eq!(first(&cites("违反乙租赁法第一条的，给予处罚。")), "乙租赁法");
    assert_eq!(first(&cites("根据《中华人民共和国乙租赁法》制定。")), "乙租赁法");
    // What a document says of itself counts for nothing.
    let own = plan("乙租赁法", &[text, "乙租赁法第一条所称租金。", "乙租赁法第一条所称约定。"]);
    assert_eq!(first(&[rule(), own]), "丙租赁办法");
}

#[test]
fn words_that_only_ask_are_not_asked_for() {
    let searcher = searcher(&[plan("甲", &["应当什么都不怕。", "怎样办理，哪家办理，承租人支付租金。"])]);
    let answer = ask(&searcher, "承租人支付租金应该怎么办有哪些");
    let asked: Vec<String> = answer.phrases.iter().skip(1).map(|phrase| phrase.iter().collect()).collect();
    assert_eq!(asked, ["承租人", "支付", "租金"]);
}

#[test]
fn what_stands_in_no_unit_belongs_to_the_plan() {
    let text = "关于若干问题的规定\n第一条 本规定自发布之日起施行。\n\n附件：文书样式\n\n附件：文书样式\n\n在你局职权范围内协助执行。\n";
    let reading = reading::read("guiding", "规定.txt", text.as_bytes(), Lexicon::built_in()).expect("a statute");
    let searcher = searcher(&[index::entries(&reading)]);
    let found = |query: &str| ask(&searcher, query).hits.into_iter().map(|hit| hit.entry.kind).collect::<Vec<_>>();
    assert_eq!(found("職權範圍"), [index::Kind::Plan]);
    assert_eq!(found("发布之日"), [index::Kind::Measure]);
}

/// A plan whose units `1`, `2` … say `texts`.
fn plan(title: &str, texts: &[&str]) -> Vec<index::Entry> {
    let traditional = script::is_traditional(&texts.concat());
    let entry = |kind, path: &str, text: &str, label_end, heading_end, below| index::Entry {
        plan: title.to_owned(),
        title: title.to_owned(),
        id: path.to_owned(),
        path: path.to_owned(),
        kind,
        text: text.to_owned(),
        label_end,
        heading_end,
        below,
        traditional,
        ..index::Entry::default()
    };
    let mut entries = vec![entry(index::Kind::Plan, "", title, 0, title.len(), texts.len() as u32)];
    for (i, text) in texts.iter().enumerate() {
        entries.push(entry(index::Kind::Measure, &(i + 1).to_string(), text, 0, 0, 0));
    }
    entries
}

fn folded(text: &str) -> String {
    script::fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}

fn ask(searcher: &Searcher, query: &str) -> Answer {
    index::search(searcher, &index::parse(query), Order::Score, 10)
}

fn beijing() -> Searcher {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/beijing-subcenter/source.txt");
    let bytes = fs::read(file).expect("the plan");
    let reading = reading::read("beijing-subcenter", "source.txt", &bytes, Lexicon::built_in()).expect("a plan");
    searcher(&[index::entries(&reading)])
}

/// An index of these documents, in memory.
fn searcher(documents: &[Vec<index::Entry>]) -> Searcher {
    let room = || -> tantivy::Result<Box<dyn Directory>> { Ok(Box::new(RamDirectory::create())) };
    let segmenter = Segmenter::default();
    let mut batch = Batch::new(room().expect("memory"), "batch", &segmenter).expect("memory");
    documents.iter().for_each(|entries| batch.add(entries).expect("memory"));
    let batch = batch.finish().expect("memory");
    let joined = index::join(&[batch], None, &Means { room: &room, threads: 1, memory: 1 << 20 }).expect("memory");
    let mut bytes = Vec::new();
    index::write(&*joined.directory, &joined.index, &Origins::default(), &mut bytes).expect("memory");
    Searcher::open(OwnedBytes::new(bytes)).expect("just written")
}
