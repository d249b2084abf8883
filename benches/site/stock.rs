//! Stock mdBook on the folder it is given: what `benches/site/run.sh` compares the building of a site with.

use mdbook_driver::MDBook;

fn main() -> Result<(), mdbook_driver::errors::Error> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    MDBook::load(folder)?.build()
}
