//! The workspace: build, check, corrections, revisions, on the Beijing plan.

use std::process::Command;
use std::{env, fs};

use crate::project::{BEIJING, Project};

#[test]
fn build_twice_gives_the_same_bytes() {
    let project = Project::beijing();
    let first = project.fangan(&["build"]);
    assert_eq!(first.code, 0, "{first:?}");
    let files = project.files(".");
    assert!(files.len() > 27, "a file for each measure");
    let again = project.fangan(&["build"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""), "nothing to do, nothing to say");
    assert!(project.files(".") == files, "YAML, index and site are as they were");

    let other = Project::beijing();
    other.fangan(&["build"]);
    let bytes =
        |project: &Project, name: &str| project.files(name).into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>();
    let differ = |name: &&str| bytes(&project, name) != bytes(&other, name);
    assert_eq!(["plan", "book"].iter().find(|name| differ(name)), None, "differs from one place to another");
}

#[test]
fn check_fails_on_a_file_changed_by_one_character() {
    let project = Project::beijing();
    project.fangan(&["parse"]);
    let sound = project.fangan(&["check"]);
    assert_eq!(sound.code, 0, "{sound:?}");
    let name = "plan/beijing-subcenter/measures/goujian-lvse-ditan-anquan-gaoxiao-nengyuan-tixi.yaml";
    let yaml = project.read(name);
    assert!(yaml.contains("嚴控"));

    project.write(name, yaml.replacen("嚴控", "嚴格", 1));
    let run = project.fangan(&["check"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("[drift]") && run.out.contains("[broken-quotation]"), "{run:?}");

    // A value without a quotation of its own is caught too.
    project.write(name, yaml.replacen("number: 18", "number: 19", 1));
    let run = project.fangan(&["check"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("[drift]"), "{run:?}");

    fs::remove_file(project.path(name)).expect("the file is there");
    let run = project.fangan(&["check"]);
    assert!(run.code == 1 && run.out.contains("[missing-file]"), "{run:?}");
}

#[test]
fn every_quotation_of_every_file_is_proved() {
    let project = Project::beijing();
    project.fangan(&["parse"]);
    let report = project.fangan(&["check", "--format", "json"]).json();
    let spans: usize = project
        .files("plan")
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|e| e == "yaml"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).matches("span: [").count())
        .sum();
    let sections = project.read("plan/beijing-subcenter/plan.yaml").matches("kind: ").count();
    assert!(spans > 60);
    assert_eq!(report["quotations"], spans - sections, "every span but the sections' is a quotation");
}

#[test]
fn a_correction_survives_parsing_and_is_reported_when_it_no_longer_applies() {
    let project = Project::beijing();
    let correction = |measure: &str| {
        format!(
            "corrections:\n  - measure: {measure}\n    field: heading\n    value: 能源體系\n    reason: 標題過長\n    by: 王\n"
        )
    };
    let file = "plan/beijing-subcenter/corrections.yaml";
    project.write(file, correction("goujian-lvse-ditan-anquan-gaoxiao-nengyuan-tixi"));
    for _ in 0..2 {
        assert_eq!(project.fangan(&["parse"]).code, 0);
        let yaml = project.read("plan/beijing-subcenter/measures/goujian-lvse-ditan-anquan-gaoxiao-nengyuan-tixi.yaml");
        assert!(yaml.contains("heading: 能源體系\n"), "{yaml}");
    }
    assert_eq!(project.fangan(&["check"]).code, 0);
    project.write(file, correction("meiyou"));
    let run = project.fangan(&["parse"]);
    assert!(run.code == 0 && run.err.contains("[stale-correction]") && run.err.contains("meiyou"), "{run:?}");
    let run = project.fangan(&["check"]);
    assert!(run.code == 1 && run.out.contains("[stale-correction]"), "{run:?}");
}

#[test]
fn a_revision_keeps_ids_and_leaves_tombstones() {
    let project = Project::beijing();
    project.fangan(&["parse"]);
    let text = fs::read_to_string(BEIJING).expect("the plan");
    let start = text.find("13.打造體育樂活之城").expect("measure 13");
    let end = text.find("六、堅持綠色").expect("section 六");
    let revised = format!("{}{}", &text[..start], &text[end..])
        .replace("18.構建綠色低碳安全高效的能源體系", "17.構建清潔能源體系");
    project.write("new.txt", revised);
    let run = project.fangan(&["parse", "new.txt", "--as-revision-of", "plan/beijing-subcenter"]);
    assert_eq!(run.code, 0, "{run:?}");
    let plan = project.read("plan/beijing-subcenter/plan.yaml");
    let (_, withdrawn) = plan.split_once("withdrawn:").expect("a tombstone");
    assert!(withdrawn.contains("id: dazao-tiyu-lehuo-zhicheng"), "{withdrawn}");
    let yaml = project.read("plan/beijing-subcenter/measures/goujian-lvse-ditan-anquan-gaoxiao-nengyuan-tixi.yaml");
    assert!(yaml.contains("heading: 構建清潔能源體系"), "the id stays with the measure: {yaml}");
    assert_eq!(project.fangan(&["check"]).code, 0);
}

#[test]
fn the_projects_own_plan_is_what_parse_writes() {
    let root = env!("CARGO_MANIFEST_DIR");
    let fangan = |command: &str| {
        Command::new(env!("CARGO_BIN_EXE_fangan")).args(["-C", root, command]).output().expect("fangan runs")
    };
    if env::var_os("UPDATE_PLAN").is_some() {
        fangan("parse");
    }
    let run = fangan("check");
    let told = String::from_utf8_lossy(&run.stdout);
    assert_eq!(run.status.code(), Some(0), "run UPDATE_PLAN=1 cargo test own_plan\n{told}");
}
