//! The built-in conversion gives the same text as the system's OpenCC; runs with `--features opencc`.

use std::fs;

use fangan::script;
use opencc_rust::{DefaultConfig, OpenCC};

use crate::project::BEIJING;

#[test]
fn the_built_in_conversion_is_that_of_opencc() {
    let hant = fs::read_to_string(BEIJING).expect("the project's plan");
    let t2s = OpenCC::new(DefaultConfig::T2S).expect("OpenCC's dictionaries are installed");
    let hans = script::to_simplified(&hant);
    assert!(hans == t2s.convert(&hant), "to Simplified");
    assert!(hans.contains("关于推进北京城市副中心高质量发展"));
    let s2t = OpenCC::new(DefaultConfig::S2T).expect("OpenCC's dictionaries are installed");
    assert!(script::to_traditional(&hans) == s2t.convert(&hans), "to Traditional");
}
