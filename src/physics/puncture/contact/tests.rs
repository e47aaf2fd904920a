//! Exact checks of the contact of many needles.
