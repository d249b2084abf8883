//! `fangan site serve`: the finished site on this machine, built and reloaded when a plan changes.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};
use std::{fs, thread};

use fangan::catalogue::cli as words;
use fangan::workspace::Workspace;

use super::build::built;
use crate::cli::Context;

/// Builds, serves on `port` of this machine until stopped, and builds again whenever a plan changes.
pub fn run(port: u16, context: &Context) -> anyhow::Result<std::convert::Infallible> {
    let workspace = Workspace::open(&context.folder)?;
    let mut out = std::io::stdout();
    writeln!(out, "{}", built(&workspace, context)?)?;
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    let address = format!("http://{}/", listener.local_addr()?);
    writeln!(out, "{}", context.say(&words::SERVING, &[address]))?;
    out.flush()?;
    let builds = Arc::new(AtomicU64::new(0));
    let folder = workspace.site_folder();
    let counter = Arc::clone(&builds);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (folder, counter) = (folder.clone(), Arc::clone(&counter));
            // A reader that goes away is no failure of ours.
            thread::spawn(move || answer(stream, &folder, &counter).ok());
        }
    });
    let mut seen = newest(&watched(&workspace));
    loop {
        thread::sleep(Duration::from_millis(300));
        let now = newest(&watched(&workspace));
        if now == seen {
            continue;
        }
        seen = now;
        // A plan that does not read yet is said and tried again when it changes; the last good site stays.
        match Workspace::open(&context.folder).map_err(Into::into).and_then(|fresh| built(&fresh, context)) {
            Ok(line) => {
                builds.fetch_add(1, Ordering::SeqCst);
                writeln!(out, "{line}")?;
            }
            Err(error) => writeln!(std::io::stderr(), "{error:#}")?,
        }
    }
}

/// What the site is made from.
fn watched(workspace: &Workspace) -> Vec<PathBuf> {
    let root = workspace.root();
    let mut files = vec![root.join("fangan.toml"), root.join("book.toml"), root.join(".git/logs/HEAD")];
    for plan in workspace.plans().unwrap_or_default() {
        files.extend([plan.source.clone(), plan.corrections_file()]);
    }
    files
}

/// Names and times of the files that are there.
fn newest(files: &[PathBuf]) -> Vec<(PathBuf, Option<SystemTime>)> {
    files.iter().map(|f| (f.clone(), fs::metadata(f).and_then(|m| m.modified()).ok())).collect()
}

/// Answers one request.
fn answer(mut stream: TcpStream, folder: &Path, builds: &AtomicU64) -> std::io::Result<()> {
    const LONGEST: u64 = 16 * 1024;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut line = String::new();
    std::io::Read::take(BufReader::new(&stream), LONGEST).read_line(&mut line)?;
    let target = line.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/");
    if path == EVENTS {
        return events(stream, builds);
    }
    let Some((file, mut bytes)) = find(folder, path) else {
        let missing = fs::read(folder.join("404.html")).unwrap_or_default();
        return send(&mut stream, "404 Not Found", "text/html; charset=utf-8", &missing);
    };
    let kind = kind(&file);
    if kind.starts_with("text/html") {
        bytes.extend_from_slice(RELOAD.as_bytes());
    }
    send(&mut stream, "200 OK", kind, &bytes)
}

/// Where pages listen for new builds.
const EVENTS: &str = "/__fangan/builds";
/// What a served page does when there is one.
const RELOAD: &str =
    "<script>new EventSource('/__fangan/builds').onmessage = function () { location.reload(); };</script>";

/// Tells a page of every build until it goes away.
fn events(mut stream: TcpStream, builds: &AtomicU64) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n")?;
    let mut known = builds.load(Ordering::SeqCst);
    loop {
        let now = builds.load(Ordering::SeqCst);
        let line = if now == known { ":\n\n".to_owned() } else { format!("data: {now}\n\n") };
        known = now;
        stream.write_all(line.as_bytes())?;
        stream.flush()?;
        thread::sleep(Duration::from_millis(300));
    }
}

/// The file of an address inside `folder`; nothing outside it is ever given.
fn find(folder: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let decoded = decode(path)?;
    let inside = Path::new(decoded.trim_start_matches('/'));
    if !inside.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return None;
    }
    let mut file = folder.join(inside);
    if file.is_dir() {
        file.push("index.html");
    }
    let bytes = fs::read(&file).ok()?;
    Some((file, bytes))
}

/// `%E6%96%B9` → `方`.
fn decode(path: &str) -> Option<String> {
    let mut out = Vec::new();
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                out.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
            }
            byte => out.push(byte),
        }
    }
    String::from_utf8(out).ok().filter(|path| !path.contains('\0'))
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xml" => "application/xml",
        "csv" | "yaml" | "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn send(stream: &mut TcpStream, status: &str, kind: &str, bytes: &[u8]) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    stream.write_all(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_site_is_given() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("html")).expect("folder is made");
        fs::write(folder.path().join("secret"), "x").expect("written");
        fs::write(folder.path().join("html/方案.txt"), "建设").expect("written");
        let check = |path, given: bool| assert_eq!(find(&folder.path().join("html"), path).is_some(), given, "{path}");
        check("/%E6%96%B9%E6%A1%88.txt", true);
        check("/../secret", false);
        check("/%2e%2e/secret", false);
        check("/%2e%2e%2fsecret", false);
        check("//etc/passwd", false);
        check("/%", false);
    }
}
