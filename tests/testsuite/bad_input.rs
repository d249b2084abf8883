//! Bad input gets one clear sentence naming the file and what to do, exit 2, and leaves nothing behind.

use crate::project::Project;

/// Runs `args` in `project`; one line on standard error holds `words`, nothing is printed, nothing is written.
fn check(project: &Project, args: &[&str], words: &[&str]) {
    let before = project.files(".");
    let run = project.fangan(args);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(run.err.lines().count(), 1, "{run:?}");
    assert!(run.err.starts_with("错误："), "{run:?}");
    for word in words {
        assert!(run.err.contains(word), "{word}: {run:?}");
    }
    assert_eq!(run.out, "");
    assert!(project.files(".") == before, "something was written");
}

#[test]
fn a_missing_file() {
    check(&Project::empty(), &["parse", "没有.txt"], &["没有.txt", "检查路径"]);
}

#[test]
fn an_empty_file() {
    let project = Project::empty();
    project.write("空.txt", " \n\n");
    check(&project, &["parse", "空.txt"], &["空.txt", "空文件"]);
}

#[test]
fn a_file_that_is_no_plan() {
    let project = Project::empty();
    project.write("信.txt", "今天天气很好。\n我们去公园。\n");
    check(&project, &["parse", "信.txt"], &["信.txt", "编号"]);
}

#[test]
fn files_beside_one_that_is_no_plan_are_read() {
    let project = Project::empty();
    project.write("信.txt", "今天天气很好。\n我们去公园。\n");
    project.write("方案.txt", "一、主要任务\n推进建设。\n");
    let run = project.fangan(&["parse", "--format", "outline", "没有.txt", "方案.txt", "信.txt", "方案.txt"]);
    assert_eq!((run.code, run.out.matches("一、主要任务").count()), (2, 2), "{run:?}");
    let faults: Vec<&str> = run.err.lines().collect();
    assert!(
        matches!(faults[..], [first, second] if first.contains("没有.txt") && second.contains("信.txt")),
        "{run:?}"
    );
}

#[test]
fn bytes_in_no_known_encoding() {
    let project = Project::empty();
    project.write("乱.txt", [0xff, 0x00, 0x81, 0xfe, 0x01, 0x80, 0xff, 0xff, 0x00, 0xc0, 0x02, 0x9f]);
    check(&project, &["parse", "乱.txt"], &["乱.txt", "编码"]);
}

#[test]
fn a_folder_without_plan() {
    for command in [&["build"][..], &["parse"], &["check"]] {
        check(&Project::empty(), command, &["plan/", "source.txt"]);
    }
}

#[test]
fn nothing_to_compare_with() {
    let project = Project::empty();
    project.write("plan/甲/source.txt", "方案\n一、主要任务\n1.建设绿色电网。\n");
    check(&project, &["diff"], &["git", "fangan diff 旧版 新版"]);
}

#[test]
fn a_plan_folder_without_source() {
    let project = Project::empty();
    project.write("plan/甲/读我.txt", "一、主要任务");
    check(&project, &["build"], &["甲", "source.txt"]);
}

#[test]
fn a_plan_folder_with_two_sources() {
    let project = Project::beijing();
    project.write("plan/beijing-subcenter/source.md", "一、主要任务");
    check(&project, &["build"], &["source.md, source.txt"]);
}

#[test]
fn a_workspace_folder_that_is_not_there() {
    check(&Project::empty(), &["build", "-C", "别处"], &["别处"]);
}

#[test]
fn a_faulty_configuration_names_the_line() {
    let project = Project::beijing();
    project.write("fangan.toml", "title = \n");
    check(&project, &["check"], &["fangan.toml", "line 1"]);
}

#[test]
fn faulty_corrections_name_the_line() {
    let project = Project::beijing();
    project.write("plan/beijing-subcenter/corrections.yaml", "corrections:\n  - measure: [\n");
    check(&project, &["check"], &["corrections.yaml", "line", "measure、field、value"]);
}

#[test]
fn a_mistyped_command_line() {
    check(&Project::empty(), &["serach", "氢能"], &["serach", "--help"]);
    check(&Project::empty(), &["parse", "--fromat", "json"], &["--fromat", "--help"]);
    check(&Project::empty(), &["schema", "plans"], &["plans", "measure"]);
}
