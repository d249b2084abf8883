//! Words of search: relaxation, suggestions, table heads.
