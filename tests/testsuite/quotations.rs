//! Every quotation stands in the source at its span: on all of the corpus, and on random text.

use std::fs;
use std::path::{Path, PathBuf};

use fangan::error::ErrorKind;
use fangan::lexicon::Lexicon;
use fangan::reading::{self, Reading};
use fangan::source::{Source, Span};
use proptest::prelude::*;
use serde_json::Value;

/// Of the statutes, one in so many is read; `FANGAN_CORPUS=all` reads each of them.
const STATUTES: usize = 150;

#[test]
fn on_the_corpus() {
    let shared = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus"));
    if !shared.is_dir() {
        return println!("skipped: no ../shared here");
    }
    let step = if std::env::var("FANGAN_CORPUS").is_ok_and(|all| all == "all") { 1 } else { STATUTES };
    let statutes = files(&shared.join("laws")).into_iter().step_by(step);
    let (mut documents, mut proved) = (0, 0);
    for path in files(&shared.join("plans")).into_iter().chain(statutes) {
        let name = path.display().to_string();
        let bytes = fs::read(&path).expect("the corpus can be read");
        match reading::read("id", &name, &bytes, Lexicon::built_in()) {
            Ok(reading) => {
                proved += prove(&reading).unwrap_or_else(|broken| panic!("{name}: {broken}"));
                documents += 1;
            }
            Err(error) => assert!(
                matches!(
                    error.kind,
                    ErrorKind::NotAPlan | ErrorKind::Empty | ErrorKind::Scanned | ErrorKind::Unsupported
                ),
                "{name}: {error:?}"
            ),
        }
    }
    println!("{documents} documents, {proved} quotations");
    assert!(documents > 200 && proved > documents * 100, "{documents} documents, {proved} quotations");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn on_random_plans(pieces in proptest::collection::vec(piece(), 1..120)) {
        let text = pieces.concat();
        match reading::read("id", "随机.txt", text.as_bytes(), Lexicon::built_in()) {
            Ok(reading) => {
                let proved = prove(&reading);
                prop_assert!(proved.is_ok(), "{}\n{text}", proved.unwrap_err());
            }
            Err(error) => prop_assert!(matches!(error.kind, ErrorKind::NotAPlan | ErrorKind::Empty), "{error:?}"),
        }
    }

    #[test]
    fn on_any_characters(text in "(?s).{0,400}") {
        let numbered = format!("关于{text}的通知\n一、{text}\n（一）{text}。{text}\n2025年3月4日\n二、{text}");
        if let Ok(reading) = reading::read("id", "随机.txt", numbered.as_bytes(), Lexicon::built_in()) {
            let proved = prove(&reading);
            prop_assert!(proved.is_ok(), "{}\n{numbered}", proved.unwrap_err());
        }
    }
}

#[test]
fn a_broken_quotation_is_seen() {
    let text = "关于改革的通知\n一、推进改革。到2025年，建成电网300公里。";
    let mut reading = reading::read("id", "计划.txt", text.as_bytes(), Lexicon::built_in()).expect("a plan");
    assert!(prove(&reading).is_ok_and(|proved| proved > 3));
    reading.plan.measures[0].span.start += "到".len();
    assert!(prove(&reading).is_err());
}

/// A piece of a plan: labels, words, figures, marks and line ends, in both scripts.
fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "一、",
        "二、",
        "（一）",
        "（二）",
        "1.",
        "2．",
        "（1）",
        "①",
        "第一章 ",
        "第一条　",
        "第二條 ",
        "专栏1 ",
        "附件1",
        "附件：1.",
        "总体要求",
        "指导思想",
        "建设",
        "推进",
        "严禁",
        "不得",
        "探索",
        "到2025年底",
        "“十四五”期间",
        "前",
        "300公里",
        "达到80%以上",
        "超過二萬億元",
        "（以下简称《意见》）",
        "《关于改革的意见》",
        "（国发〔2021〕15号）",
        "（市发改委牵头，市财政局配合）",
        "责任单位：",
        "各省人民政府：",
        "国务院",
        "2024年3月5日",
        "等",
        "、",
        "，",
        "。",
        "；",
        "：",
        "\n",
        "\n\n",
        "　　",
        "——",
        "“",
        "”",
        "（",
        "）",
        "「",
        "\t",
        "5G",
        "IPv6",
        "𠮷",
        "é",
        "\u{fffc}",
        "\u{200b}",
        "\r\n",
        "**",
        "## ",
    ]);
    words.prop_map(str::to_owned)
}

/// How many quotations there are; the first that does not stand at its span.
fn prove(reading: &Reading) -> Result<usize, String> {
    let value = serde_json::to_value(&reading.plan).expect("a plan is data");
    let mut proved = 0;
    walk(&value, &reading.source, &mut proved)?;
    for section in &reading.plan.sections {
        let text = reading.source.quote(section.span);
        if !text.starts_with(&section.label) && !section.label.is_empty() || !text.contains(&section.heading) {
            return Err(format!("{} {} does not open {text}", section.label, section.heading));
        }
        proved += 1;
    }
    Ok(proved)
}

/// Compares every `quote`, `text` and `name` that has a span beside it.
fn walk(value: &Value, source: &Source, proved: &mut usize) -> Result<(), String> {
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| walk(item, source, proved)),
        Value::Object(map) => {
            map.values().try_for_each(|item| walk(item, source, proved))?;
            let span = map.get("span").and_then(|span| serde_json::from_value::<Span>(span.clone()).ok());
            let quoted = ["quote", "text", "name"].iter().find_map(|key| map.get(*key)).and_then(Value::as_str);
            if let (Some(span), Some(quoted)) = (span, quoted) {
                *proved += 1;
                if source.text().get(span.start..span.end) != Some(quoted) {
                    return Err(format!("“{quoted}” is not at {span:?}: “{}”", source.quote(span)));
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The documents below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    found.sort();
    let is_document = |path: &PathBuf| path.extension().is_some_and(|e| ["csv", "mm"].iter().all(|other| e != *other));
    found
        .into_iter()
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(is_document)
        .collect()
}
