//! show

pub mod cli;
