//! `fangan search --interactive`: the hits change with every key.

use std::io::{IsTerminal, Write, stdout};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::{cursor, execute, queue, terminal};
use fangan::catalogue::search as words;
use fangan::error::{Error, ErrorKind};
use fangan::index::{self, Filter, Order, Searcher, Synonyms};

use super::print::{Style, column, people, snippet};
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
    let mut row = 0;
    loop {
        let (width, height) = terminal::size()?;
        let room = usize::from(height.saturating_sub(3) / 2).max(1);
        let text: String = typed.iter().collect();
        let query = super::query(&text, false, filters, synonyms);
        let mut answer = index::search(searcher, &query, Order::Score, room);
        row = row.min(answer.hits.len().saturating_sub(1));
        draw(&text, &answer, row, usize::from(width), style)?;
        let Event::Key(key) = read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(None),
            KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => typed.clear(),
            KeyCode::Enter if row < answer.hits.len() => {
                answer.hits = vec![answer.hits.swap_remove(row)];
                return Ok(Some(answer));
            }
            KeyCode::Up => row = row.saturating_sub(1),
            KeyCode::Down => row += 1,
            KeyCode::Backspace => {
                typed.pop();
            }
            KeyCode::Char(c) => {
                typed.push(c);
                row = 0;
            }
            _ => {}
        }
    }
}

fn draw(text: &str, answer: &index::Answer, row: usize, width: usize, style: &Style) -> std::io::Result<()> {
    let mut out = stdout().lock();
    queue!(out, cursor::MoveTo(0, 0), terminal::Clear(terminal::ClearType::All))?;
    write!(out, "> {text}\r\n")?;
    let relaxed = if answer.relaxed { format!("  {}", words::RELAXED.text(style.lang)) } else { String::new() };
    let total = words::TOTAL.say(style.lang, &[answer.total.to_string()]);
    write!(out, "{}\r\n", style.faint(&format!("{total}{relaxed}")))?;
    for (i, hit) in answer.hits.iter().enumerate() {
        let entry = &hit.entry;
        let head = format!("{}{}  {}", entry.label, style.text(&entry.heading), style.text(&entry.title));
        let head = column(&head, width.saturating_sub(3));
        let pointer = if i == row { ">" } else { " " };
        write!(out, "{pointer} {}\r\n", style.strong(head.trim_end()))?;
        let mut line = snippet(entry, answer, style);
        let cut = column(&line.text, width.saturating_sub(8));
        let cut = cut.trim_end().trim_end_matches('…').len();
        line.matches.retain(|mark| mark.1 <= cut);
        line.text.truncate(cut);
        write!(out, "    {}\r\n", style.marked(&line))?;
    }
    let typed = column(text, width).trim_end().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    queue!(out, cursor::MoveTo(u16::try_from(2 + typed).unwrap_or(2), 0))?;
    out.flush()
}
