//! The site: every link leads somewhere, both trees have the same pages, and no plan can speak to the browser.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Component, Path, PathBuf};

use fangan::workspace::{History, Workspace};

/// A workspace in a temporary folder with one plan for each `(id, source)`.
fn workspace(plans: &[(&str, &str)]) -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (id, source) in plans {
        let path = folder.path().join("plan").join(id);
        fs::create_dir_all(&path).expect("folder is made");
        fs::write(path.join("source.txt"), source).expect("source is written");
    }
    let workspace = Workspace::open(folder.path()).expect("a workspace");
    (folder, workspace)
}

fn beijing() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/beijing-subcenter/source.txt");
    fs::read_to_string(path).expect("the project's own plan")
}

/// A plan that attacks whoever shows it, its last measure with brackets that nest ten thousand deep.
pub fn hostile() -> String {
    let nested: String = ["[", "（", "《", "<b>", "> ", "*", "{{"].map(|open| open.repeat(10_000)).concat();
    format!("{HOSTILE}2. 括号。建设{nested}电网。\n")
}

const HOSTILE: &str = "“<script>alert(1)</script>”实施方案\n\
    一、<img src=x onerror=alert(2)>主要任务~~删~~\n\
    （一）建设[绿色](javascript:alert(3))电网**重点**{{#include /etc/passwd}}。到2025~2030年，建成300公里`线路`。<!-- 注 --></div></main>\n\
    （二）推进\" onmouseover=\"alert(4)\" 工程。支持\\u003cb\\u003e企业&lt;i&gt;。\n\
    1. 不得新增# 标题。\n";

/// Every file of the finished site with its text.
fn pages(root: &Path) -> BTreeMap<String, String> {
    fn walk(root: &Path, folder: &Path, out: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, out);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
                out.insert(name, String::from_utf8_lossy(&fs::read(&path).expect("readable")).into_owned());
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(root, root, &mut out);
    out
}

/// The values of an attribute in the order they stand.
fn attributes<'t>(html: &'t str, name: &str) -> Vec<&'t str> {
    let opening = format!(" {name}=\"");
    html.match_indices(&opening)
        .filter_map(|(at, _)| html[at + opening.len()..].split_once('"').map(|(value, _)| value))
        .collect()
}

/// `link` as seen from `page`, as a path of the site.
fn resolve(page: &str, link: &str) -> String {
    let mut out = PathBuf::new();
    for part in Path::new(page).parent().expect("a folder").join(link).components() {
        match part {
            Component::ParentDir => assert!(out.pop(), "{page}: {link} climbs out of the site"),
            Component::Normal(name) => out.push(name),
            _ => {}
        }
    }
    out.to_string_lossy().into_owned()
}

/// Links that lead nowhere.
fn broken(site: &BTreeMap<String, String>) -> Vec<String> {
    let ids: HashMap<&str, BTreeSet<&str>> =
        site.iter().map(|(page, html)| (page.as_str(), attributes(html, "id").into_iter().collect())).collect();
    let mut broken = Vec::new();
    let mut seen = 0;
    for (page, html) in site.iter().filter(|(page, _)| page.ends_with(".html")) {
        let links = attributes(html, "href").into_iter().chain(attributes(html, "src"));
        // mdBook gives its 404 page a base of "/".
        for link in links.filter(|link| *link != "/") {
            seen += 1;
            let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
            let target = if path.is_empty() { page.clone() } else { resolve(page, path) };
            let stands = match ids.get(target.as_str()) {
                None => false,
                Some(ids) => anchor.is_none_or(|anchor| anchor.is_empty() || ids.contains(anchor)),
            };
            if !stands {
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(seen > 100, "links are found");
    broken
}

#[test]
fn every_link_leads_somewhere() {
    let (_folder, workspace) = workspace(&[("beijing", &beijing()), ("di", &hostile())]);
    workspace.build_site(&History::new()).expect("builds");
    let broken = broken(&pages(&workspace.site_folder()));
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn both_trees_have_the_same_pages() {
    let (_folder, workspace) = workspace(&[("beijing", &beijing())]);
    workspace.build_site(&History::new()).expect("builds");
    let site = pages(&workspace.site_folder());
    let tree = |folder: &str| -> BTreeSet<String> {
        site.keys().filter_map(|page| page.strip_prefix(folder)).map(str::to_owned).collect()
    };
    assert_eq!(tree("zh-hans/"), tree("zh-hant/"));
    assert!(tree("zh-hans/").len() > 27 + 10);
    let page = |folder: &str| &site[&format!("{folder}/index.html")];
    assert!(page("zh-hant").contains("關于推進北京城市副中心高質量發展的實施方案"), "the original stays as it is");
    assert!(page("zh-hans").contains("关于推进北京城市副中心高质量发展的实施方案"));
    assert!(page("zh-hans").contains("lang=\"zh-Hans\""));
    assert!(page("zh-hans").contains("以原文为准") && !page("zh-hant").contains("為準"));
}

#[test]
fn the_same_plans_give_the_same_site() {
    let (_one, first) = workspace(&[("beijing", &beijing())]);
    let (_two, second) = workspace(&[("beijing", &beijing())]);
    first.build_site(&History::new()).expect("builds");
    second.build_site(&History::new()).expect("builds");
    assert!(pages(&first.site_folder()) == pages(&second.site_folder()));
    assert_eq!(second.build_site(&History::new()).expect("builds again").changed, 0, "no source is written twice");
}

#[test]
fn a_plan_without_a_title_goes_by_its_id() {
    let (_folder, workspace) =
        workspace(&[("gongzuo", "一、主要任务\n（一）建设绿色电网。到2025年建成300公里线路。\n")]);
    assert_eq!(workspace.load_all().expect("reads")[0].reading.plan.plan.title, "");
    workspace.build_site(&History::new()).expect("builds");
    let site = pages(&workspace.site_folder());
    let home = &site["zh-hans/index.html"];
    assert!(home.contains("<h1 id=\"top\">gongzuo</h1>") && home.contains("<title>gongzuo"), "{home}");
}

#[test]
fn a_hostile_plan_is_inert() {
    let (_folder, workspace) = workspace(&[("di", &hostile())]);
    workspace.build_site(&History::new()).expect("builds");
    let site = pages(&workspace.site_folder());
    let mut shown = 0;
    for (page, html) in site.iter().filter(|(page, _)| page.ends_with(".html")) {
        for attack in ["<script>alert", "<img src=x", "href=\"javascript:", "root:x:0", "<!-- 注"] {
            assert!(!html.contains(attack), "{page}: {attack}");
        }
        let tags = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
        for tag in tags {
            assert!(!tag.contains("onmouseover=\"") && !tag.contains("onerror="), "{page}: <{tag}>");
        }
        shown += usize::from(html.contains("2025~2030年") && html.contains("**重点**"));
    }
    assert!(shown > 0, "what the plan says is shown to the letter");
}

#[test]
fn an_id_does_not_lead_out_of_the_site() {
    let (folder, workspace) = workspace(&[("di", &hostile())]);
    workspace.load_all().expect("reads")[0].write().expect("written");
    let file = folder.path().join("plan/di/plan.yaml");
    let yaml = fs::read_to_string(&file).expect("readable");
    let forged = yaml.replace("id: kuohao", "id: ../../../../out")
        + "withdrawn:\n- id: ../../../../gone\n  path: 一/9\n  heading: 撤\n";
    assert!(forged.contains("id: ../../../../out"));
    fs::write(&file, forged).expect("written");
    let again = Workspace::open(folder.path()).expect("a workspace");
    again.build_site(&History::new()).expect("builds");
    let site = pages(&again.site_folder());
    assert!(site.contains_key("zh-hans/di/m/gone.html"), "a withdrawn id has its page inside");
    let everything = pages(folder.path());
    let outside: Vec<&String> = everything
        .keys()
        .filter(|name| !["plan/", "book/", "book.toml", ".fangan/"].iter().any(|known| name.starts_with(known)))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
    let strays: Vec<&String> = everything
        .keys()
        .filter(|name| (name.contains("gone") || name.contains("out.")) && !name.contains("/m/"))
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn the_furniture_speaks_english_when_asked() {
    let (folder, workspace) = workspace(&[("beijing", &beijing())]);
    workspace.build_site(&History::new()).expect("builds");
    let home = |folder: &Path| fs::read_to_string(folder.join("book/html/zh-hans/index.html")).expect("a home page");
    assert!(home(folder.path()).contains("发文机关") && !home(folder.path()).contains("Issued by"));
    fs::write(folder.path().join("fangan.toml"), "interface = \"en\"\n").expect("written");
    let english = Workspace::open(folder.path()).expect("a workspace");
    english.build_site(&History::new()).expect("builds");
    assert!(home(folder.path()).contains("Issued by") && !home(folder.path()).contains("发文机关"));
    assert!(home(folder.path()).contains("关于推进北京城市副中心"), "the plan stays Chinese");
}

#[test]
fn a_withdrawn_measure_keeps_its_address_and_revisions_are_shown() {
    let (folder, workspace) = workspace(&[(
        "dian",
        "电网方案\n一、主要任务\n1.建设绿色电网。建成300公里线路。\n2.推广氢能供热。建设加氢站10座。\n",
    )]);
    let loaded = workspace.load_all().expect("reads");
    for plan in loaded {
        plan.write().expect("written");
    }
    let old = loaded[0].reading.clone();
    let new = "电网方案\n一、主要任务\n1.建设绿色电网。建成200公里线路。\n";
    fs::write(folder.path().join("plan/dian/source.txt"), new).expect("written");
    let revised = Workspace::open(folder.path()).expect("a workspace");
    let now = revised.load_all().expect("reads")[0].reading.clone();
    let side = |reading: &'_ fangan::reading::Reading| (reading.source.clone(), reading.plan.clone());
    let ((old_source, old_plan), (source, plan)) = (side(&old), side(&now));
    let diff = fangan::diff::diff(
        fangan::diff::Side { source: &old_source, plan: &old_plan },
        fangan::diff::Side { source: &source, plan: &plan },
        &fangan::diff::Options::default(),
    );
    let revision = fangan::site::Revision { name: "2026-01-01 改稿".to_owned(), diff };
    revised.build_site(&History::from([("dian".to_owned(), vec![revision])])).expect("builds");
    let site = pages(&revised.site_folder());
    let gone = old.plan.measures.iter().find(|m| m.number == 2).expect("a second measure");
    assert!(site[&format!("zh-hans/dian/m/{}.html", gone.id)].contains("已撤销"));
    let revisions = &site["zh-hans/dian/revisions.html"];
    assert!(revisions.contains("2026-01-01 改稿") && revisions.contains("<del>") && revisions.contains("减弱"));
    let kept = &site[&format!("zh-hant/dian/m/{}.html", now.plan.measures[0].id)];
    assert!(kept.contains("id=\"history\"") && kept.contains("<ins>"), "a measure tells its history");
    let broken = broken(&site);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The text of a measure's page without its labels, and for each character whether it stands in a link.
fn linked(page: &str) -> (String, Vec<bool>) {
    let text = page.split_once("<div class=\"plan-text\">").expect("a text").1;
    let text = text.split_once("</div>").expect("it ends").0;
    let (mut plain, mut in_link, mut link, mut label) = (String::new(), Vec::new(), false, false);
    for piece in text.split('<').skip(1) {
        let (tag, rest) = piece.split_once('>').expect("a tag ends");
        match tag.split(' ').next().unwrap_or(tag) {
            "a" => link = true,
            "/a" => link = false,
            "rt" => label = true,
            "/rt" => label = false,
            _ => {}
        }
        if !label {
            plain.push_str(rest);
            in_link.resize(plain.len(), link);
        }
    }
    (plain, in_link)
}

#[test]
fn every_mention_of_a_name_is_a_link() {
    let mut source = beijing();
    source.push_str("28.加强衔接。推动大力发展城市科技，按照《意见》推进REITs试点。\n");
    let (_folder, workspace) = workspace(&[("beijing", &source)]);
    workspace.build_site(&History::new()).expect("builds");
    let site = pages(&workspace.site_folder());
    let plan = &workspace.load_all().expect("reads")[0].reading.plan;
    let mut names: BTreeSet<&str> = plan.plan.aliases.iter().map(|alias| alias.alias.as_str()).collect();
    for measure in &plan.measures {
        names.extend(measure.entities.iter().map(|entity| entity.name.as_str()));
        names.extend(measure.references.iter().map(|cited| cited.title.as_str()));
        names.extend(Some(measure.heading.as_str()).filter(|heading| heading.chars().count() > 5));
    }
    names.retain(|name| name.chars().count() > 1);
    let (mut mentions, mut bare) = (0, Vec::new());
    for measure in &plan.measures {
        let (text, in_link) = linked(&site[&format!("zh-hant/beijing/m/{}.html", measure.id)]);
        for name in names.iter().filter(|name| **name != measure.heading) {
            for (at, _) in text.match_indices(name) {
                mentions += 1;
                if !in_link[at..at + name.len()].iter().all(|linked| *linked) {
                    bare.push(format!("{}: {name}", measure.path));
                }
            }
        }
    }
    assert!(mentions > 100, "{mentions} mentions");
    assert!(bare.is_empty(), "{}", bare.join("\n"));
}
