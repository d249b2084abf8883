//! `fangan search --interactive`: the hits change with every key.

use std::io::{IsTerminal, Write, stdout};
use std::ops::Range;

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::{cursor, execute, queue, terminal};
use fangan::catalogue::search as words;
use fangan::error::{Error, ErrorKind};
use fangan::index::{self, Filter, Order, Searcher, Synonyms};

use super::print::{Style, people, snippet};
use super::screen::{column, columns};
use crate::cli::exit;

/// Reads keys until Enter, which prints the chosen hit, or Escape.
pub fn run(
    searcher: &Searcher,
    synonyms: &Synonyms,
    filters: &[Filter],
    asked: &str,
    style: &Style,
) -> anyhow::Result<u8> {
    if !stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return Err(Error::new(ErrorKind::Usage, [words::NEEDS_TERMINAL.text(style.lang)]).into());
    }
    terminal::enable_raw_mode()?;
    execute!(stdout(), terminal::EnterAlternateScreen)?;
    let chosen = keys(searcher, synonyms, filters, asked, style);
    execute!(stdout(), terminal::LeaveAlternateScreen)?;
    terminal::disable_raw_mode()?;
    match chosen? {
        Some(mut answer) => {
            answer.total = answer.hits.len();
            people(&mut stdout().lock(), &answer, style)?;
            Ok(exit::OK)
        }
        None => Ok(exit::FOUND),
    }
}

/// The loop; gives the chosen hit as an answer of its own.
fn keys(
    searcher: &Searcher,
    synonyms: &Synonyms,
    filters: &[Filter],
    asked: &str,
    style: &Style,
) -> anyhow::Result<Option<index::Answer>> {
    let mut typed: Vec<char> = asked.chars().collect();
    // The chosen hit, and the first one on the screen.
    let (mut row, mut top) = (0usize, 0usize);
    loop {
        let (width, height) = terminal::size()?;
        let room = usize::from(height.saturating_sub(3) / 2).max(1);
        let text: String = typed.iter().collect();
        let query = super::query(&text, false, filters, synonyms);
        let mut answer = index::search(searcher, &query, Order::Score, row.saturating_add(room));
        row = row.min(answer.hits.len().saturating_sub(1));
        top = row.saturating_sub(room - 1).max(top.min(row));
        draw(&text, &answer, top..top + room, row, usize::from(width), style)?;
        let Event::Key(key) = read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(None),
            KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                typed.clear();
                row = 0;
            }
            KeyCode::Enter if row < answer.hits.len() => {
                answer.hits = vec![answer.hits.swap_remove(row)];
                return Ok(Some(answer));
            }
            KeyCode::Up => row = row.saturating_sub(1),
            KeyCode::Down => row += 1,
            KeyCode::PageUp => row = row.saturating_sub(room),
            KeyCode::PageDown => row += room,
            KeyCode::Backspace => {
                typed.pop();
                row = 0;
            }
            KeyCode::Char(c) => {
                typed.push(c);
                row = 0;
            }
            _ => {}
        }
    }
}

/// Draws the query and the hits `shown`, two lines each; nothing is wider than the terminal.
fn draw(
    text: &str,
    answer: &index::Answer,
    shown: Range<usize>,
    row: usize,
    width: usize,
    style: &Style,
) -> std::io::Result<()> {
    const INDENT: usize = 4;
    let mut out = stdout().lock();
    queue!(out, cursor::MoveTo(0, 0), terminal::Clear(terminal::ClearType::All))?;
    // Of a query too long for the line its end is shown, where one types.
    let mut text = text;
    while columns(text) + 3 > width.max(INDENT) {
        let Some(first) = text.chars().next() else { break };
        text = &text[first.len_utf8()..];
    }
    write!(out, "> {text}\r\n")?;
    let relaxed = if answer.relaxed { format!("  {}", words::RELAXED.text(style.lang)) } else { String::new() };
    let total = words::TOTAL.say(style.lang, &[answer.total.to_string()]);
    write!(out, "{}\r\n", style.faint(column(&format!("{total}{relaxed}"), width).trim_end()))?;
    for (i, hit) in answer.hits.iter().enumerate().take(shown.end).skip(shown.start) {
        let entry = &hit.entry;
        let head = format!("{}{}  {}", entry.label, style.text(&entry.heading), style.title(entry));
        let head = column(&head, width.saturating_sub(3));
        let pointer = if i == row { ">" } else { " " };
        write!(out, "{pointer} {}\r\n", style.strong(head.trim_end()))?;
        // Two columns a character, and one for the sign of what is left out at either end.
        let room = width.saturating_sub(INDENT + 3);
        let mut line = snippet(entry, answer, style, room / 2);
        let cut = column(&line.text, room);
        let cut = cut.trim_end().trim_end_matches('…').len();
        line.ends_inside |= cut < line.text.len();
        line.matches.retain(|mark| mark.1 <= cut);
        line.text.truncate(cut);
        write!(out, "{:INDENT$}{}\r\n", "", style.marked(&line))?;
    }
    queue!(out, cursor::MoveTo(u16::try_from(2 + columns(text)).unwrap_or(2), 0))?;
    out.flush()
}
