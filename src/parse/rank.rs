//! Which label stands further out than which: the order of GB/T 9704 and of statutes.

use crate::numbering::Style;

/// The rank of （一）, the innermost label that heads a section rather than an item.
pub(super) const HAN_PAREN: u8 = 70;

/// How far out a style stands.
pub(super) fn rank(style: Style, names_articles: bool) -> u8 {
    match style {
        // 一、一般规定 above articles stands where 节 stands.
        Style::Formal if names_articles => 31,
        Style::Han if names_articles => 32,
        Style::HanParen if names_articles => 33,
        Style::Annex => 0,
        Style::Part => 10,
        Style::Chapter => 20,
        Style::Division => 30,
        Style::Article => 40,
        Style::Formal => 50,
        Style::Han => 60,
        Style::Box | Style::HanParen => HAN_PAREN,
        Style::HanClose => 75,
        Style::Digit => 80,
        Style::Decimal(points) => 80 + points.min(9),
        Style::DigitParen => 90,
        Style::DigitClose => 100,
        Style::Circled => 110,
        Style::Stem => 120,
        Style::StemParen => 130,
        Style::Letter => 140,
    }
}
