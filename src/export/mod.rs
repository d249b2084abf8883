//! A plan as tables: measures, commitments, targets and deadlines, for spreadsheets and other programs.

mod csv;
mod xlsx;

pub use csv::csv;
pub use xlsx::xlsx;

use crate::catalogue::{Lang, Message, site as say};
use crate::plan::{Clause, Comparator, Measure, Plan, Quantity};

/// A table with one heading line.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name, also that of its file.
    pub name: &'static str,
    /// Its title in the language of the reader.
    pub title: String,
    /// Headings.
    pub columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

/// The tables of a plan, headings in `lang`.
pub fn tables(plan: &Plan, lang: Lang) -> Vec<Table> {
    vec![measures(plan, lang), commitments(plan, lang), targets(plan, lang), deadlines(plan, lang)]
}

fn table(name: &'static str, lang: Lang, title: &Message, columns: &[&Message], rows: Vec<Vec<Cell>>) -> Table {
    Table { name, title: title.text(lang), columns: columns.iter().map(|c| c.text(lang)).collect(), rows }
}

fn measures(plan: &Plan, lang: Lang) -> Table {
    let rows = plan
        .measures
        .iter()
        .map(|m| {
            let offices = |pick: fn(&crate::plan::Responsible) -> &Vec<String>| {
                let all: Vec<&str> = m.responsible.iter().flat_map(pick).map(String::as_str).collect();
                Cell::Text(all.join(BETWEEN))
            };
            let mut row: Vec<Cell> = [&m.id, &m.path, &m.label, &m.heading, &m.text].map(|t| t.as_str().into()).into();
            row.extend([offices(|r| &r.lead), offices(|r| &r.support)]);
            row
        })
        .collect();
    let columns = [&say::ID, &say::PATH, &say::LABEL, &say::HEADING, &say::TEXT, &say::LEADS, &say::SUPPORTS];
    table("measures", lang, &say::MEASURES, &columns, rows)
}

fn commitments(plan: &Plan, lang: Lang) -> Table {
    let rows = clauses(plan)
        .map(|(m, c)| {
            let modifiers: Vec<&str> = c.modifiers.iter().map(|m| m.text.as_str()).collect();
            vec![
                m.id.as_str().into(),
                m.path.as_str().into(),
                c.quote.as_str().into(),
                c.verb.as_str().into(),
                Cell::Number(f64::from(c.rung)),
                if c.forbid { Cell::Number(f64::from(c.prohibition.unwrap_or(3))) } else { "".into() },
                modifiers.join(BETWEEN).into(),
                c.items.join(BETWEEN).into(),
            ]
        })
        .collect();
    let columns =
        [&say::ID, &say::PATH, &say::CLAUSE, &say::VERB, &say::RUNG, &say::PROHIBITION, &say::MODIFIERS, &say::ITEMS];
    table("commitments", lang, &say::CLAUSES, &columns, rows)
}

fn targets(plan: &Plan, lang: Lang) -> Table {
    let rows = clauses(plan)
        .flat_map(|(m, c)| c.quantities.iter().map(move |q| (m, c, q)))
        .map(|(m, c, q)| {
            vec![
                m.id.as_str().into(),
                m.path.as_str().into(),
                q.what.as_str().into(),
                comparator(q).into(),
                Cell::Number(q.value),
                q.value_to.map_or_else(|| "".into(), Cell::Number),
                q.unit.as_str().into(),
                q.quote.as_str().into(),
                c.quote.as_str().into(),
            ]
        })
        .collect();
    let columns = [
        &say::ID,
        &say::PATH,
        &say::WHAT,
        &say::COMPARATOR,
        &say::AMOUNT,
        &say::AMOUNT_TO,
        &say::UNIT,
        &say::WORDS,
        &say::CLAUSE,
    ];
    table("targets", lang, &say::TARGETS, &columns, rows)
}

fn deadlines(plan: &Plan, lang: Lang) -> Table {
    let rows = clauses(plan)
        .flat_map(|(m, c)| c.deadlines.iter().map(move |d| (m, c, d)))
        .map(|(m, c, d)| {
            vec![
                m.id.as_str().into(),
                m.path.as_str().into(),
                d.quote.as_str().into(),
                d.start.as_deref().unwrap_or("").into(),
                d.end.as_deref().unwrap_or("").into(),
                c.quote.as_str().into(),
            ]
        })
        .collect();
    let columns = [&say::ID, &say::PATH, &say::WORDS, &say::FROM, &say::BY_WHEN, &say::CLAUSE];
    table("deadlines", lang, &say::DEADLINES, &columns, rows)
}

/// Between the items of a cell.
const BETWEEN: &str = "; ";

fn clauses(plan: &Plan) -> impl Iterator<Item = (&Measure, &Clause)> {
    plan.measures.iter().flat_map(|m| m.clauses.iter().map(move |c| (m, c)))
}

fn comparator(quantity: &Quantity) -> &'static str {
    match quantity.comparator {
        Comparator::Equal => "=",
        Comparator::AtLeast => ">=",
        Comparator::AtMost => "<=",
        Comparator::More => ">",
        Comparator::Less => "<",
        Comparator::About => "~",
    }
}
