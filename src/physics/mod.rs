//! The physics: what a needle does to skin and what the skin does next. Knows no files, no threads, no printing.
//!
//! Read it in the order of the story: [skin], [needle], [puncture], [healing], [absorption]; then what a person would see:
//! [scar], [wrinkle], [pigment], [optics]; then [outcome]. Every constant comes from [parameter], the one registry.

pub mod absorption;
pub mod healing;
pub mod needle;
pub mod oedema;
pub mod optics;
pub mod outcome;
pub mod parameter;
pub mod pigment;
pub mod puncture;
pub mod scar;
pub mod skin;
pub mod wrinkle;
