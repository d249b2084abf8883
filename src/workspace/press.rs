//! mdBook's own HTML renderer at work, a part of the pages at a time: it copies the list of all pages for every page.
//!
//! The pages are those of `mdbook build`, byte for byte. A search index or a print page of mdBook's needs all pages at once:
//! a book that asks for one of them is left to mdBook.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, BookItem, Chapter};
use mdbook_driver::config::Config;
use mdbook_driver::errors::Result;
use mdbook_html::HtmlHandlebars;
use mdbook_renderer::{RenderContext, Renderer};

/// Pages to a part: few enough that copying their list costs less than the pages do.
const PAGES: usize = 60;

/// Builds the book in `root` as `mdbook build` does.
///
/// # Errors
/// mdBook's own.
pub fn build(root: &Path) -> Result<()> {
    let book = MDBook::load(root)?;
    let html = book.config.html_config().unwrap_or_default();
    let outputs: std::collections::BTreeMap<String, serde_json::Value> = book.config.outputs()?;
    let whole = html.print.enable || html.search.as_ref().is_none_or(|search| search.enable && search.copy_js);
    if whole || outputs.keys().any(|name| name != "html") {
        return book.build();
    }
    book.execute_build_process(&Press { pages: PAGES })
}

/// mdBook's HTML renderer, given at most so many pages at once.
struct Press {
    pages: usize,
}

impl Renderer for Press {
    fn name(&self) -> &str {
        "html"
    }

    fn render(&self, context: &RenderContext) -> Result<()> {
        let chapters: Vec<&Chapter> = context.book.chapters().filter(|chapter| chapter.path.is_some()).collect();
        if chapters.len() <= self.pages {
            return HtmlHandlebars::new().render(context);
        }
        let beside = context.destination.parent().unwrap_or(&context.root);
        fs::create_dir_all(beside)?;
        let scratch = tempfile::Builder::new().prefix(".pages-").tempdir_in(beside)?;
        let parts: Vec<Range<usize>> =
            (0..chapters.len()).step_by(self.pages).map(|at| at..(at + self.pages).min(chapters.len())).collect();
        let waiting = Mutex::new(parts.iter().enumerate());
        let workers = thread::available_parallelism().map_or(1, usize::from).min(parts.len());
        thread::scope(|scope| {
            let work = || -> Result<()> {
                loop {
                    // Held for a moment only, so no part of the work can poison it.
                    let next = waiting.lock().map(|mut parts| parts.next()).unwrap_or_default();
                    let Some((i, part)) = next else { return Ok(()) };
                    HtmlHandlebars::new().render(&part_of(context, &chapters, part, i, scratch.path())?)?;
                }
            };
            let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
            let mine = work();
            others.into_iter().map(|other| other.join().unwrap_or_else(|_| work())).fold(mine, |a, b| a.and(b))
        })?;
        for (i, part) in parts.iter().enumerate().skip(1) {
            for page in chapters[part.clone()].iter().filter_map(|chapter| chapter.path.as_ref()) {
                let page = page.with_extension("html");
                let to = context.destination.join(&page);
                to.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(scratch.path().join(i.to_string()).join(&page), to)?;
            }
        }
        Ok(())
    }
}

/// What the renderer is told for one part: its pages and, so that they turn to each other, the pages before and after
/// it. The first part goes to its place, with all that is no page; the others beside it.
fn part_of(
    context: &RenderContext,
    chapters: &[&Chapter],
    part: &Range<usize>,
    number: usize,
    scratch: &Path,
) -> Result<RenderContext> {
    let around = part.start.saturating_sub(1)..(part.end + 1).min(chapters.len());
    let items = chapters[around].iter().map(|chapter| {
        let mut alone = (*chapter).clone();
        alone.sub_items.clear();
        BookItem::Chapter(alone)
    });
    let mut config: Config = context.config.clone();
    let mut destination = context.destination.clone();
    // No index is kept anyway, and a part may lack the pages that its settings name.
    let nothing = serde_json::json!({ "": { "enable": false } });
    config.set("output.html.search.chapter", nothing)?;
    if number > 0 {
        destination = scratch.join(number.to_string());
        config.book.src = scratch.join("nothing-to-copy");
        fs::create_dir_all(&config.book.src)?;
    }
    let book = Book::new_with_items(items.collect());
    let mut told = RenderContext::new(context.root.clone(), book, config, destination);
    told.chapter_titles = context.chapter_titles.clone();
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Every file below `folder` with its bytes.
    fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut open = vec![folder.to_owned()];
        while let Some(here) = open.pop() {
            for entry in fs::read_dir(&here).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(folder).expect("below").display().to_string();
                    found.insert(name, fs::read(&path).expect("readable"));
                }
            }
        }
        found
    }

    #[test]
    fn parts_are_together_what_mdbook_makes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        let plan = root.join("plan/dian");
        fs::create_dir_all(&plan).expect("folder is made");
        let measures: String = (1..=12).map(|n| format!("{n}. 建设绿色电网。到2025年建成{n}00公里线路。\n")).collect();
        fs::write(plan.join("source.txt"), format!("电网方案\n一、主要任务\n{measures}")).expect("written");
        let workspace = crate::workspace::Workspace::open(root).expect("a workspace");
        workspace.build_site(&Default::default()).expect("builds");
        let book = MDBook::load(root).expect("loads");
        book.build().expect("mdBook builds");
        let stock = files(&root.join("book/html"));
        assert!(stock.len() > 70, "{} files", stock.len());
        for pages in [1, 7, 30] {
            book.execute_build_process(&Press { pages }).expect("builds in parts");
            let parts = files(&root.join("book/html"));
            let differ: Vec<&String> =
                stock.keys().chain(parts.keys()).filter(|name| stock.get(*name) != parts.get(*name)).collect();
            assert!(differ.is_empty(), "{pages} pages to a part: {differ:?}");
        }
        assert!(fs::read_dir(root.join("book")).expect("a folder").count() == 3, "nothing is left beside the site");
    }
}
