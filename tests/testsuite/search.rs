//! What the Beijing plan literally says is found, in either script.

use std::fs;
use std::path::Path;

use fangan::index::{self, Answer, Batch, Means, Order, Origins, Searcher};
use fangan::lexicon::Lexicon;
use fangan::reading;
use fangan::script;
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
    let searcher = beijing();
    let entries: Vec<_> = (0..searcher.len()).filter_map(|doc| searcher.entry(doc)).collect();
    assert!(entries.len() > 30, "the plan has {} entries", entries.len());
    let mut asked = 0;
    for (i, entry) in entries.iter().enumerate() {
        let chars: Vec<char> = entry.text.chars().filter(|c| !c.is_whitespace()).collect();
        // Every length from one to nine, every place in turn, without asking for all of them.
        for at in (i % 7..chars.len()).step_by(7) {
            let len = 1 + (at + i) % 9;
            let piece: String = chars[at..chars.len().min(at + len)].iter().collect();
            // An ASCII word is found from its beginning and a number whole.
            if piece.contains(|c: char| c.is_ascii_alphanumeric()) {
                continue;
            }
            let expected: Vec<usize> = entries
                .iter()
                .enumerate()
                .filter(|(_, e)| folded(&e.text).contains(&folded(&piece)))
                .map(|(i, _)| i)
                .collect();
            for form in [piece.clone(), script::to_simplified(&piece), script::to_traditional(&piece)] {
                let answer = index::search(&searcher, &index::exact(&form), Order::Plan, usize::MAX);
                let mut found: Vec<usize> = answer
                    .hits
                    .iter()
                    .map(|hit| entries.iter().position(|e| *e == hit.entry).expect("an entry of the index"))
                    .collect();
                found.sort_unstable();
                assert_eq!(found, expected, "{form}");
                asked += 1;
            }
        }
    }
    assert!(asked > 1000, "only {asked} pieces were asked for");
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
    let mut batch = Batch::new(room().expect("memory"), "batch").expect("memory");
    documents.iter().for_each(|entries| batch.add(entries).expect("memory"));
    let batch = batch.finish().expect("memory");
    let joined = index::join(&[batch], None, &Means { room: &room, threads: 1, memory: 1 << 20 }).expect("memory");
    let mut bytes = Vec::new();
    index::write(&*joined.directory, &joined.index, &Origins::default(), &mut bytes).expect("memory");
    Searcher::open(OwnedBytes::new(bytes)).expect("just written")
}
