//! From a file to a finished run: read and check the scenario, walk the calendar, record what came out.

pub mod scenario;
