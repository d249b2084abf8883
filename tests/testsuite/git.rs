//! Plans in real git repositories: revisions, the diff driver, the hook, the history of a measure, the jobs of a forge.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const BASE: &str = "城市綠道實施方案\n一、主要任務\n1.建設綠道。到2025年,建成300公里綠道。推進沿線驛站建設。\n\
                    2.治理河道。全面完成骨干河道治理。嚴禁新建排污口。\n3.保護濕地。建設濕地公園,開展濕地修復。\n";

/// A workspace in a repository, with the program and a few pretended ones on its path.
struct Repository {
    folder: TempDir,
}

impl Repository {
    /// One plan, committed.
    fn new() -> Repository {
        let repository = Repository { folder: tempfile::tempdir().expect("a temporary folder") };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.write("plan/ludao/source.txt", BASE);
        repository.commit("first");
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder above")).expect("folders can be made");
        fs::write(file, text).expect("files can be written");
    }

    fn revise(&self, from: &str, to: &str) {
        let file = "plan/ludao/source.txt";
        let old = fs::read_to_string(self.path().join(file)).expect("the plan is there");
        assert!(old.contains(from), "`{from}` stands in the plan");
        self.write(file, &old.replace(from, to));
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn run(&self, program: &str, args: &[&str]) -> Output {
        let binary = Path::new(env!("CARGO_BIN_EXE_fangan")).parent().expect("the binary's folder");
        let path = std::env::var("PATH").unwrap_or_default();
        Command::new(program)
            .args(args)
            .current_dir(self.path())
            .env("PATH", format!("{}:{}:{path}", self.path().join("bin").display(), binary.display()))
            .env("HOME", self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .envs([("GIT_AUTHOR_NAME", "王"), ("GIT_AUTHOR_EMAIL", "w@example.org")])
            .envs([("GIT_COMMITTER_NAME", "王"), ("GIT_COMMITTER_EMAIL", "w@example.org")])
            .env("LC_ALL", "C.UTF-8")
            .env("GITHUB_REPOSITORY", "office/plans")
            .env("GITHUB_STEP_SUMMARY", self.path().join("summary.md"))
            .env("RUNNER_TEMP", self.path())
            .envs([("FANGAN_BASE", "HEAD~1"), ("FANGAN_PULL_REQUEST", "7"), ("FANGAN_TOKEN", "t")])
            .envs([("CI_API_V4_URL", "https://gitlab.example.org/api/v4"), ("CI_PROJECT_ID", "5")])
            .envs([("CI_MERGE_REQUEST_IID", "7"), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD~1")])
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .output()
            .unwrap_or_else(|error| panic!("{program} runs: {error}"))
    }

    fn git(&self, args: &[&str]) -> String {
        let output = self.run("git", args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Exit code and what was printed.
    fn fangan(&self, args: &[&str]) -> (i32, String) {
        let output = self.run(env!("CARGO_BIN_EXE_fangan"), args);
        let told = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        (output.status.code().unwrap_or(-1), told.concat())
    }

    /// A pretended program that writes down how it was called.
    fn pretend(&self, name: &str, script: &str) {
        self.write(
            &format!("bin/{name}"),
            &format!("#!/bin/sh\necho \"$@\" >> '{}'\n{script}\n", self.calls().display()),
        );
        let file = self.path().join("bin").join(name);
        #[cfg(unix)]
        fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("it can be run");
    }

    fn calls(&self) -> std::path::PathBuf {
        self.path().join("calls.log")
    }
}

/// The rules that a comparison of git revisions names, without the quiet ones.
fn rules(json: &str) -> Vec<String> {
    let plans: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let changes =
        plans.as_array().expect("one comparison a plan").iter().flat_map(|p| p["changes"].as_array().expect("a list"));
    changes.filter(|c| c["direction"] != "neutral").map(|c| c["rule"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn revisions_the_index_and_the_files_are_sides() {
    let repository = Repository::new();
    repository.revise("300公里", "200公里");
    let (code, files) = repository.fangan(&["diff", "HEAD", "--format", "json"]);
    assert_eq!((code, rules(&files)), (1, vec!["target-weakened".to_owned()]));
    let (code, _) = repository.fangan(&["diff", "HEAD", "--staged", "--format", "json"]);
    assert_eq!(code, 0, "nothing is staged yet");
    repository.commit("second");
    repository.revise("嚴禁", "嚴控");
    let (_, told) = repository.fangan(&["diff", "HEAD~1", "HEAD", "--format", "json"]);
    assert_eq!(rules(&told), ["target-weakened"]);
    let (_, told) = repository.fangan(&["diff", "HEAD~1", "--format", "json"]);
    assert_eq!(rules(&told), ["target-weakened", "prohibition-weakened"]);
    let (code, told) = repository.fangan(&["diff", "nowhere", "HEAD"]);
    assert_eq!(code, 2);
    assert!(told.contains("nowhere"), "{told}");
}

#[test]
fn a_plan_that_comes_or_goes_is_all_new_or_all_lost() {
    let repository = Repository::new();
    repository.git(&["mv", "plan/ludao", "plan/other"]);
    repository.write("plan/ludao/source.txt", BASE);
    repository.commit("second");
    let (_, told) = repository.fangan(&["diff", "HEAD~1", "HEAD", "--format", "json"]);
    assert_eq!(rules(&told), ["measure-added"; 3]);
    let (_, told) = repository.fangan(&["diff", "HEAD", "HEAD~1", "--format", "json"]);
    assert_eq!(rules(&told), ["measure-removed"; 3]);
}

#[test]
fn plans_without_a_change_take_one_line() {
    let repository = Repository::new();
    for (id, title) in [("dian", "電網實施方案"), ("shui", "水務實施方案")] {
        repository.write(&format!("plan/{id}/source.txt"), &BASE.replace("城市綠道實施方案", title));
    }
    repository.commit("second");
    repository.revise("300公里", "200公里");
    for format in ["markdown", "html"] {
        let (code, told) = repository.fangan(&["diff", "HEAD", "--format", format, "--lang", "zh-Hans"]);
        assert_eq!(code, 1);
        assert_eq!(told.matches("两个版本相同").count(), 0, "{told}");
        assert_eq!(told.matches("没有变化的方案 2 个：電網實施方案；水務實施方案").count(), 1, "{told}");
        assert!(told.contains("城市綠道實施方案") && told.contains("target-weakened"), "{told}");
    }
    let (code, told) = repository.fangan(&["diff", "HEAD", "HEAD", "--format", "markdown", "--lang", "zh-Hans"]);
    assert_eq!((code, told.trim()), (0, "没有变化的方案 3 个：電網實施方案；城市綠道實施方案；水務實施方案"));
}

#[test]
fn git_speaks_of_measures_once_it_is_set_up() {
    let repository = Repository::new();
    let (code, told) = repository.fangan(&["git", "install"]);
    assert_eq!(code, 0, "{told}");
    repository.fangan(&["git", "install"]);
    let attributes = fs::read_to_string(repository.path().join(".gitattributes")).expect("written");
    assert_eq!(attributes, "plan/*/source.* diff=fangan\n", "set up twice, named once");
    repository.commit("attributes");
    repository.revise("300公里", "200公里");
    let told = repository.git(&["diff"]);
    assert!(told.contains("target-weakened") && told.contains("[-300公里-]"), "{told}");
    repository.commit("second");
    for args in [&["log", "-p", "-1"][..], &["show"][..]] {
        let told = repository.git(args);
        assert!(told.contains("-到2025年,建成300公里綠道。\n+到2025年,建成200公里綠道。"), "{args:?}: {told}");
        assert!(told.contains("## 一/1 建設綠道"), "{args:?}: {told}");
    }
}

#[test]
fn the_hook_stops_a_weakened_promise_until_it_is_waived() {
    let repository = Repository::new();
    let (code, told) = repository.fangan(&["git", "install", "--hook"]);
    assert_eq!(code, 0, "{told}");
    repository.revise("300公里", "200公里");
    repository.git(&["add", "--all"]);
    assert!(!repository.run("git", &["commit", "-m", "weaker"]).status.success(), "the hook stops it");
    let (_, waivers) = repository.fangan(&["diff", "HEAD", "--format", "waivers"]);
    assert!(waivers.contains("target-weakened"), "{waivers}");
    let signed = |text: &str| {
        let filled = text.replace("reason: ''", "reason: 上級調整").replace("reason: \"\"", "reason: 上級調整");
        let filled = filled.replace("who: ''", "who: 王").replace("who: \"\"", "who: 王");
        filled.replace("until: ''", "until: '2999-12-31'").replace("until: \"\"", "until: '2999-12-31'")
    };
    repository.write("waivers.yaml", &signed(&waivers));
    let (code, told) = repository.fangan(&["diff", "HEAD", "--staged", "--fail-on", "error"]);
    assert_eq!(code, 0, "waived: {told}");
    let (code, _) = repository.fangan(&["diff", "HEAD", "--fail-on", "error", "--today", "3000-01-01"]);
    assert_eq!(code, 1, "past its day");
    repository.revise("200公里", "100公里");
    let (code, told) = repository.fangan(&["diff", "HEAD", "--fail-on", "error"]);
    assert_eq!(code, 1, "worse than what was waived: {told}");
    repository.write("fangan.toml", "[diff.severity]\ntarget-weakened = \"warning\"\n");
    let (code, _) = repository.fangan(&["diff", "HEAD", "--fail-on", "error"]);
    assert_eq!(code, 0, "the workspace weighs it less");
}

#[test]
fn a_measure_has_a_history() {
    let repository = Repository::new();
    repository.revise("300公里", "200公里");
    repository.commit("fewer");
    repository.revise("嚴禁", "嚴控");
    repository.commit("another measure");
    repository.revise("1.建設綠道。到2025年,建成200公里綠道。推進沿線驛站建設。\n2.治理", "1.治理");
    repository.revise("3.保護濕地", "2.建設綠道。到2027年,建成200公里綠道。推進沿線驛站建設。\n3.保護濕地");
    let (code, told) = repository.fangan(&["log", "一/2"]);
    assert_eq!(code, 0, "{told}");
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("`{words}` in: {told}"));
    assert!(at("deadline-slipped") < at("fewer") && at("fewer") < at("target-weakened"), "{told}");
    assert!(at("target-weakened") < at("first"), "{told}");
    assert!(!told.contains("another measure") && !told.contains("prohibition"), "{told}");
    let (code, told) = repository.fangan(&["log", "九/9"]);
    assert_eq!(code, 2, "{told}");
}

#[test]
fn the_github_job_comments_once_and_updates_its_comment() {
    let repository = Repository::new();
    repository.revise("300公里", "200公里");
    repository.commit("weaker");
    repository.pretend("gh", "");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/ci/github.sh");
    let output = repository.run("sh", &[script]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "the gate: {told}");
    assert!(told.contains("::error file=plan/ludao/source.txt,line=3"), "{told}");
    let calls = fs::read_to_string(repository.calls()).expect("gh was called");
    assert!(calls.contains("--method POST repos/office/plans/issues/7/comments"), "{calls}");
    let body = fs::read_to_string(repository.path().join("fangan-diff.md.body")).expect("the comment");
    assert!(body.starts_with("<!-- fangan diff -->\n### ") && body.contains("`target-weakened`"), "{body}");
    assert!(fs::read_to_string(repository.path().join("summary.md")).expect("the summary").contains("target-weakened"));
    repository.pretend("gh", "case \"$*\" in *--paginate*) echo 42;; esac");
    repository.run("sh", &[script]);
    let calls = fs::read_to_string(repository.calls()).expect("gh was called");
    assert!(calls.contains("--method PATCH repos/office/plans/issues/comments/42"), "{calls}");
    assert_eq!(calls.matches("--method POST").count(), 1, "{calls}");
}

#[test]
fn the_gitlab_job_keeps_one_note() {
    let repository = Repository::new();
    repository.revise("300公里", "200公里");
    repository.commit("weaker");
    repository.pretend("curl", "echo '[]'");
    repository.pretend("jq", "cat >/dev/null");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/ci/gitlab.sh");
    let output = repository.run("sh", &[script]);
    assert_eq!(output.status.code(), Some(1), "the gate: {}", String::from_utf8_lossy(&output.stderr));
    let calls = fs::read_to_string(repository.calls()).expect("curl was called");
    assert!(calls.contains("--request POST"), "{calls}");
    let sarif = fs::read_to_string(repository.path().join("fangan-diff.sarif")).expect("the findings");
    assert!(sarif.contains("\"ruleId\": \"target-weakened\""), "{sarif}");
    repository.pretend("jq", "cat >/dev/null; echo 42");
    repository.run("sh", &[script]);
    let calls = fs::read_to_string(repository.calls()).expect("curl was called");
    assert!(calls.contains("--request PUT") && calls.contains("/merge_requests/7/notes/42"), "{calls}");
}
