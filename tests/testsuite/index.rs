//! The index on disk: brought up to date, replaced whole, healed when torn.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use fangan::index::{self, Order};
use fangan::workspace::{self, Effort, Missing, Report};

use crate::project::{BEIJING, Project};

#[test]
fn only_what_changed_is_read_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (plans, index) = (folder.path().join("plans"), folder.path().join("index"));
    fs::create_dir_all(plans.join("深")).expect("writes");
    write(&plans.join("a.txt"), "一、总体要求\n推进绿色发展。\n二、重点任务\n（一）建设电网。建设绿色电网。\n");
    write(&plans.join("深/b.md"), "# 乙方案\n\n一、重点任务\n（一）推广氢能。推广氢能供热。\n");
    write(&plans.join("c.txt"), "没有编号的说明：充电桩。\n");
    assert_eq!(counts(&build(&plans, &index)), (3, 0));
    assert_eq!(plans_with(&index, "氢能"), ["深/b"]);
    assert_eq!(plans_with(&index, "充电桩"), ["c"]);
    assert_eq!(counts(&build(&plans, &index)), (0, 3));
    write(&plans.join("a.txt"), "一、重点任务\n（一）建设电网。用氢能发电。\n");
    assert_eq!(counts(&build(&plans, &index)), (1, 2));
    assert_eq!(plans_with(&index, "氢能"), ["a", "深/b"]);
    assert!(plans_with(&index, "绿色电网").is_empty());
    fs::remove_file(plans.join("深/b.md")).expect("removes");
    build(&plans, &index);
    assert_eq!(plans_with(&index, "氢能"), ["a"]);
    // One thread or many, from scratch or step by step: the same answer.
    let fresh = folder.path().join("fresh");
    workspace::build_index(&plans, &fresh, Effort { threads: 1, ..Effort::default() }, &|_| {}).expect("builds");
    assert_eq!(plans_with(&fresh, "建设"), plans_with(&index, "建设"));
}

#[test]
fn a_torn_index_is_told_and_healed_and_little_memory_will_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (plans, index) = (folder.path().join("plans"), folder.path().join("index"));
    fs::create_dir_all(&plans).expect("writes");
    for i in 0..6 {
        write(&plans.join(format!("{i}.txt")), &format!("一、任务\n（一）建设第{i}期氢能站。建设氢能站。\n"));
    }
    assert_eq!(workspace::open_index(&index).err(), Some(Missing::Absent));
    let effort = Effort { threads: 2, memory: 64 };
    let report = workspace::build_index(&plans, &index, effort, &|_| {}).expect("builds");
    assert_eq!(counts(&report), (6, 0));
    assert_eq!(plans_with(&index, "氢能站").len(), 6);
    let left: Vec<_> = fs::read_dir(&index).expect("lists").map(|e| e.expect("lists").file_name()).collect();
    assert_eq!(left.len(), 2, "only the index and its lock remain: {left:?}");
    let file = index.join("fangan.index");
    let bytes = fs::read(&file).expect("reads");
    for len in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&file, &bytes[..len]).expect("writes");
        assert_eq!(workspace::open_index(&index).err(), Some(Missing::Damaged), "{len} bytes");
    }
    build(&plans, &index);
    assert_eq!(plans_with(&index, "氢能站").len(), 6);
}

#[test]
fn threads_change_no_byte_and_memory_no_answer() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let plans = folder.path().join("plans");
    many_plans(&plans, 9);
    let built = |name: &str, threads: usize, memory: usize| {
        let index = folder.path().join(name);
        workspace::build_index(&plans, &index, Effort { threads, memory }, &|_| {}).expect("builds");
        index
    };
    let (one, three) = (built("one", 1, 256 << 20), built("three", 3, 256 << 20));
    let bytes = |index: &Path| fs::read(index.join("fangan.index")).expect("reads");
    assert!(bytes(&one) == bytes(&three), "the same index, however many threads");
    let small = built("small", 2, 64);
    assert!(bytes(&one) != bytes(&small), "many small batches were joined");
    for query in ["氢能", "建筑", "第", "2025年", "18", "碳"] {
        let found = |index: &Path| {
            let searcher = workspace::open_index(index).expect("opens");
            let answer = index::search(&searcher, &index::parse(query), Order::Score, 1000);
            answer.hits.into_iter().map(|hit| (hit.entry.plan, hit.entry.path, hit.score)).collect::<Vec<_>>()
        };
        assert!(!found(&one).is_empty(), "{query}");
        assert_eq!(found(&one), found(&small), "{query}");
    }
}

#[test]
fn a_document_that_cannot_be_read_is_told_each_time() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (plans, index) = (folder.path().join("plans"), folder.path().join("index"));
    fs::create_dir_all(&plans).expect("writes");
    write(&plans.join("a.txt"), "一、任务\n（一）推广氢能。推广氢能供热。\n");
    write(&plans.join("empty.txt"), "");
    for (read, kept) in [(1, 0), (0, 1), (0, 1)] {
        let report = build(&plans, &index);
        assert_eq!((report.read, report.kept, report.failed.len()), (read, kept, 1));
        assert_eq!(plans_with(&index, "氢能"), ["a"]);
    }
    fs::remove_file(plans.join("empty.txt")).expect("removes");
    assert_eq!(counts(&build(&plans, &index)), (0, 1));
}

#[test]
fn readers_see_the_old_index_while_others_write_and_die() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (plans, index) = (folder.path().join("plans"), folder.path().join("index"));
    fs::create_dir_all(&plans).expect("writes");
    write(&plans.join("old.txt"), "一、任务\n（一）推广氢能。推广氢能供热。\n");
    build(&plans, &index);
    many_plans(&plans, 9);
    let indexer = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangan"));
        command.arg("index").arg(&plans).arg("--index").arg(&index).stdout(Stdio::null());
        command.spawn().expect("fangan runs")
    };
    let mut killed = 0;
    for moment in [20, 60, 120, 200, 300] {
        let mut running = indexer();
        std::thread::sleep(Duration::from_millis(moment));
        running.kill().expect("a child can be killed");
        killed += usize::from(running.wait().expect("ends").code().is_none());
        assert!(plans_with(&index, "氢能").contains(&"old".to_owned()), "after {moment} ms");
    }
    assert!(killed > 0, "every run was done before it could be killed");
    let both = [indexer(), indexer()];
    for mut one in both {
        assert!(one.wait().expect("ends").success());
    }
    assert_eq!(plans_with(&index, "氢能").len(), 10);
    let left: Vec<_> = fs::read_dir(&index).expect("lists").map(|e| e.expect("lists").file_name()).collect();
    assert_eq!(left.len(), 2, "only the index and its lock remain: {left:?}");
}

#[test]
fn a_workspace_adds_words_of_its_own() {
    let project = Project::with("jia", "一、重点任务\n（一）建设港口。建设氢电港。\n（二）建设电网。建设线路。\n");
    let count = || {
        let run = project.fangan(&["search", "--count", "qdg"]);
        (run.code, run.out.trim().to_owned())
    };
    assert_eq!(count(), (1, "0".to_owned()), "jieba cuts the word apart");
    // The index is there by now; only the list tells that it is outdated.
    project.write("lexicon/domain_words.tsv", "氫電港\t本單位\n");
    assert_eq!(count(), (0, "1".to_owned()));
    project.write("lexicon/domain_words.tsv", "重点任务\t本单位\n");
    assert_eq!(count(), (1, "0".to_owned()));
}

/// Copies of the project's own plan.
fn many_plans(folder: &Path, copies: usize) {
    fs::create_dir_all(folder).expect("writes");
    let plan = fs::read_to_string(BEIJING).expect("the project's plan");
    (0..copies).for_each(|i| write(&folder.join(format!("{i}.txt")), &plan));
}

fn build(plans: &Path, index: &Path) -> Report {
    workspace::build_index(plans, index, Effort::default(), &|_| {}).expect("builds")
}

fn counts(report: &Report) -> (usize, usize) {
    assert!(report.failed.is_empty(), "{:?}", report.failed);
    (report.read, report.kept)
}

/// The plans with a hit, in order.
fn plans_with(folder: &Path, query: &str) -> Vec<String> {
    let searcher = workspace::open_index(folder).expect("opens");
    let answer = index::search(&searcher, &index::exact(query), Order::Plan, 100);
    let mut plans: Vec<String> = answer.hits.into_iter().map(|hit| hit.entry.plan).collect();
    plans.dedup();
    plans
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("writes");
}
