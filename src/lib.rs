//! # dermasim: what needles do to skin
//!
//! ```text
//! scenario file → needles meet skin → injury → months of healing, with serum coming in through the channels
//!               → what a person would see → tables, fields, figures, report
//! many of them  → sweep
//! ```
//!
//! Seven words tell the program: [skin](physics::skin), [needle](physics::needle), [puncture](physics::puncture),
//! [healing](physics::healing), [absorption](physics::absorption), [outcome](physics::outcome), [study]. What a person would see has rooms of its
//! own: [scar](physics::scar), [wrinkle](physics::wrinkle), [pigment](physics::pigment), [optics](physics::optics).
//!
//! ## The storeys, lowest first
//!
//! A storey uses only what is below it; `tests/architecture.rs` asserts that.
//!
//! | storey | what lives there | what it does not know |
//! |---|---|---|
//! | [units], [numerics] | quantities; grids, stiff integrator, tridiagonal solves, quadrature, random streams | skin |
//! | [physics] | parameter registry · skin · needle · puncture · healing · absorption · scar · wrinkle · pigment · optics · outcome | files, threads, printing |
//! | [run] | scenario (read, check) · simulation (the calendar) · record (tables, manifest) | figures |
//! | [study] | sweep | figures |
//! | [show] | figure · report · cli, the only place that prints | |
//! | [verify] | exact solutions and orders of accuracy; published measurements; used by the command line and the tests | |
//!
//! ## One system of units inside
//!
//! Millimetre, day, newton, microgram, nanomole, radian; signalling proteins (TGF-β, mitogen) are counted in picogram,
//! as in the literature. Hence stress in N/mm² = MPa, toughness in N/mm = kJ/m², concentration in µg/mm³ = mg/mL or
//! nmol/mm³ = mM, permeability in mm/d, molar mass in µg/nmol = kg/mol. Other units exist only at the edge: in scenario
//! files, table headers and axes, where [units] translates.

pub mod numerics;
pub mod physics;
pub mod run;
pub mod show;
pub mod study;
pub mod units;
pub mod verify;
