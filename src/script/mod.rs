//! The two scripts: which one a text is in, conversion by OpenCC, and folding that makes them one.

mod fold;
mod set;

pub use fold::{fold, fold_char};
pub use set::{CharSet, WordSet};

use std::sync::OnceLock;

use ferrous_opencc::{OpenCC, config::BuiltinConfig};

/// Converts to Simplified with OpenCC's t2s, phrases included. The number of characters stays the same.
pub fn to_simplified(text: &str) -> String {
    static T2S: OnceLock<OpenCC> = OnceLock::new();
    if !text.chars().any(fold::simplifies) {
        return text.to_owned();
    }
    T2S.get_or_init(|| OpenCC::from_config(BuiltinConfig::T2s).expect("built into the binary")).convert(text)
}

/// Converts to Traditional with OpenCC's s2t, phrases included. Regional words stay as they are.
pub fn to_traditional(text: &str) -> String {
    static S2T: OnceLock<OpenCC> = OnceLock::new();
    S2T.get_or_init(|| OpenCC::from_config(BuiltinConfig::S2t).expect("built into the binary")).convert(text)
}

/// Characters (by their index) of a text of mostly one script that OpenCC would not write so: it converts the text to
/// the other script and back, by its own standard and those of Taiwan and Hong Kong, and none gives the character.
/// Each comes with what OpenCC's own standard writes.
pub fn faults(text: &str, traditional: bool) -> Vec<(usize, char, char)> {
    let simplified = to_simplified(text);
    let standards: Vec<String> = if traditional {
        let regional = [BuiltinConfig::S2tw, BuiltinConfig::S2hk]
            .map(|config| OpenCC::from_config(config).expect("built into the binary").convert(&simplified));
        std::iter::once(to_traditional(&simplified)).chain(regional).collect()
    } else {
        vec![simplified]
    };
    let mut standards: Vec<_> = standards.iter().map(|standard| standard.chars()).collect();
    text.chars()
        .enumerate()
        .filter_map(|(at, c)| {
            let there: Vec<char> = standards.iter_mut().filter_map(Iterator::next).collect();
            let first = *there.first()?;
            (!there.contains(&c)).then_some((at, c, first))
        })
        .collect()
}

/// Whether most characters that differ between the scripts are Traditional. Machine conversions leave some of the
/// other script behind; the majority decides.
pub fn is_traditional(text: &str) -> bool {
    let (hant, hans) = sides(text);
    hant > hans
}

/// Whether most characters that differ between the scripts are Simplified.
pub fn is_simplified(text: &str) -> bool {
    let (hant, hans) = sides(text);
    hans > hant
}

/// The characters that only Traditional texts have, and those that only Simplified ones have, by their code.
pub fn of_one_script() -> [String; 2] {
    let all = |side| ('\u{80}'..='\u{ffff}').filter(|c| fold::side(*c) == Some(side)).collect();
    [all(fold::Side::Traditional), all(fold::Side::Simplified)]
}

/// How many characters only Traditional texts have, and how many only Simplified ones.
fn sides(text: &str) -> (usize, usize) {
    let (mut hant, mut hans) = (0usize, 0usize);
    for c in text.chars() {
        match fold::side(c) {
            Some(fold::Side::Traditional) => hant += 1,
            Some(fold::Side::Simplified) => hans += 1,
            None => {}
        }
    }
    (hant, hans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_majority_decides_the_script() {
        assert!(is_traditional("推進建筑綠色發展關于"));
        assert!(!is_traditional("推进建筑绿色发展"));
        assert!(!is_traditional("5G") && !is_simplified("5G"));
        assert!(is_simplified("推进建筑绿色发展") && !is_simplified("推進"));
    }

    #[test]
    fn faults_are_what_no_standard_writes() {
        let check = |text, traditional, faults: &[(usize, char, char)]| {
            assert_eq!(super::faults(text, traditional), faults, "{text}");
        };
        check("關于建筑", true, &[(1, '于', '於'), (3, '筑', '築')]);
        check("為臺灣裡", true, &[]);
        check("推進建设", false, &[(1, '進', '进')]);
    }

    #[test]
    fn conversion_uses_phrases() {
        assert_eq!(to_simplified("計畫"), "计划");
        assert_eq!(to_traditional("头发发展"), "頭髮發展");
    }
}
