//! Numerals and labels: what 廿一, 壹, １２ count, and which unit a line opens with 一、 （一） 1. 第十五条之一.

mod label;
mod numeral;

pub use label::{Label, Style, label};
pub use numeral::numeral;
