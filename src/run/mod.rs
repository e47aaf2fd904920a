//! run

pub mod record;
