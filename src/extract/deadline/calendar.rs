//! Days: comparing, adding months and working days, writing ISO 8601.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

impl Day {
    /// A day, cut down to the last one of its month; months outside 1–12 are cut too.
    pub fn new(year: i32, month: u32, day: u32) -> Day {
        let month = month.clamp(1, 12);
        Day { year, month, day: day.clamp(1, last_of(year, month)) }
    }

    /// Reads `2021-09-26`.
    pub fn parse(iso: &str) -> Option<Day> {
        let mut parts = iso.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month: u32 = parts.next()?.parse().ok()?;
        let day: u32 = parts.next()?.get(..2)?.parse().ok()?;
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| Day::new(year, month, day))
    }

    /// The last day of the month.
    pub fn month_end(self) -> Day {
        Day::new(self.year, self.month, 31)
    }

    /// The same day so many months later.
    pub fn add_months(self, months: u32) -> Day {
        let index = self.month - 1 + months;
        Day::new(self.year + (index / 12) as i32, index % 12 + 1, self.day)
    }

    /// So many days later.
    pub fn add_days(self, days: u32) -> Day {
        let mut day = self;
        // Terms are short; centuries of days are cut off.
        for _ in 0..days.min(40_000) {
            day = day.next();
        }
        day
    }

    /// So many working days later; public holidays are not known here.
    pub fn add_working_days(self, days: u32) -> Day {
        let mut day = self;
        for _ in 0..days.min(4_000) {
            day = day.next();
            while day.weekday() >= 5 {
                day = day.next();
            }
        }
        day
    }

    fn next(self) -> Day {
        if self.day < last_of(self.year, self.month) {
            Day { day: self.day + 1, ..self }
        } else if self.month < 12 {
            Day { month: self.month + 1, day: 1, ..self }
        } else {
            Day { year: self.year + 1, month: 1, day: 1 }
        }
    }

    /// 0 Monday … 6 Sunday, by Zeller's rule.
    fn weekday(self) -> u32 {
        let (year, month) = if self.month < 3 { (self.year - 1, self.month + 12) } else { (self.year, self.month) };
        let year = year as u32;
        (self.day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400 + 5) % 7
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn last_of(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && year % 100 != 0 || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_calendars_do() {
        let day = Day::parse("2021-09-26").expect("a day");
        assert_eq!(day.add_months(36).to_string(), "2024-09-26");
        assert_eq!(day.add_months(5).to_string(), "2022-02-26");
        assert_eq!(day.add_days(5).to_string(), "2021-10-01");
        assert_eq!(day.weekday(), 6);
        assert_eq!(day.add_working_days(5).to_string(), "2021-10-01");
        assert_eq!(Day::new(2024, 2, 31).to_string(), "2024-02-29");
        assert_eq!(Day::new(2023, 1, 31).add_months(1).to_string(), "2023-02-28");
        assert_eq!(Day::parse("2021-13-01"), None);
        assert_eq!(Day::parse("2021"), None);
    }
}
