//! Links the program at a fixed address on Linux: placing it anywhere means to correct sixty thousand pointers, mostly
//! tables of other libraries, each time it starts, and that takes as long as a search.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
