//! Files become text: the same document out of every format, no harm from any file.

mod agreement;
mod cases;
mod formats;
mod hostile;
mod samples;
