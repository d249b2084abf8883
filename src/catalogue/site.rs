//! Words of the site: furniture, headings, labels.
