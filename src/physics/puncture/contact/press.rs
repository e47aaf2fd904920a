//! Needles and the body of their device, pressed into the skin step by step.
//!
//! ```text
//! δ_i − u_i = p_i ≥ 0,  p_i ≤ L;    F_i ≤ F_ins until puncture, then F_i = F_p(p_i)        needles
//! 0 ≤ F_m ⟂ u_m − δ_m ≥ 0                                                                  nodes of drum, plate or rim
//! u_i = Σ_j C_ij F_j                                                                        the skin
//! ```
//!
//! Puncture is an event: the needle with the largest share of its threshold goes through first, and with it those that are
//! overloaded nearly as much ([TOGETHER]); the contact is solved anew, and so on until no dent is overloaded. What has been pierced stays so, and keeps its depth while
//! the needle is pressed less (`curve`).

use nalgebra::DMatrix;

use super::curve::PenetrationCurve;
use crate::numerics::contact::{Contact, ContactError, Extent, Law, Method, Solution};

/// What one needle has done to the skin under it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Needle {
    Denting,
    /// Deepest so far, mm; where on the drum it went through, rad (zero for the others).
    Through {
        deepest: f64,
        angle: f64,
    },
}

/// Places whose compliances are known; the needles come first, then the nodes of the body.
pub(super) struct Pose {
    pub compliance: DMatrix<f64>,
    /// mm.
    pub levels: Vec<f64>,
    /// Angle of each needle, rad.
    pub angles: Vec<f64>,
}

/// The state of a contact that goes from step to step.
#[derive(Debug, Clone)]
pub(super) struct Press {
    pub needles: Vec<Needle>,
    pub solution: Solution,
    /// Of all contacts since it was last taken.
    effort: Effort,
}

/// What it took to solve contacts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Linear systems.
    pub systems: u32,
    /// The second one if any contact needed it.
    pub method: Method,
}

impl Effort {
    const NONE: Effort = Effort { systems: 0, method: Method::ActiveSet };
}

/// Needles by the law of penetration; the body is rigid.
struct Tips<'a> {
    curve: &'a PenetrationCurve,
    needles: &'a [Needle],
}

impl Law for Tips<'_> {
    fn extent(&self, point: usize, force: f64) -> Extent {
        match self.needles.get(point) {
            Some(Needle::Through { deepest, .. }) => self.curve.extent(force, *deepest),
            Some(Needle::Denting) | None => Extent { value: 0.0, slope: 0.0, energy: 0.0 },
        }
    }
}

/// What all contacts of one device share.
#[derive(Debug, Clone)]
pub(super) struct Piercing {
    pub curve: PenetrationCurve,
    /// Force at which a needle goes through, N.
    pub threshold: f64,
    /// Length of the needles, mm.
    pub length: f64,
}

/// How a step is driven.
#[derive(Debug, Clone, Copy)]
pub(super) enum Drive {
    /// N.
    Force(f64),
    /// mm on top of the levels.
    Position(f64),
}

/// Overload that is rounding only.
const ROUNDING: f64 = 1e-9;

/// Overloaded dents break in the same event as the heaviest when they carry this share of its load.
const TOGETHER: f64 = 0.8;

impl Press {
    pub fn new(needles: usize, body: usize) -> Press {
        Press {
            needles: vec![Needle::Denting; needles],
            solution: Solution::untouched(needles + body),
            effort: Effort::NONE,
        }
    }

    /// Dents only, whatever the load.
    pub fn dent(&mut self, pose: &Pose, piercing: &Piercing, drive: Drive) -> Result<(), ContactError> {
        let law = Tips { curve: &piercing.curve, needles: &self.needles };
        let contact = Contact::new(&pose.compliance, law, piercing.length);
        self.solution = match drive {
            Drive::Force(total) => contact.under_force(&pose.levels, total, &self.solution)?,
            Drive::Position(approach) => {
                let levels: Vec<f64> = pose.levels.iter().map(|level| level + approach).collect();
                Solution { approach, ..contact.at_position(&levels, &self.solution)? }
            }
        };
        self.effort.systems += self.solution.systems;
        if self.solution.method == Method::Projected {
            self.effort.method = Method::Projected;
        }
        Ok(())
    }

    /// Gives away what was counted, and begins anew.
    pub fn take_effort(&mut self) -> Effort {
        std::mem::replace(&mut self.effort, Effort::NONE)
    }

    /// One step: contact, punctures, contact again, and what stays of it.
    pub fn step(&mut self, pose: &Pose, piercing: &Piercing, drive: Drive) -> Result<(), ContactError> {
        loop {
            self.dent(pose, piercing, drive)?;
            let heaviest = self.heaviest_dent();
            if heaviest <= piercing.threshold * (1.0 + ROUNDING) {
                break;
            }
            let limit = piercing.threshold.max(TOGETHER * heaviest);
            for (index, needle) in self.needles.iter_mut().enumerate() {
                if *needle == Needle::Denting && self.solution.forces[index] >= limit {
                    *needle = Needle::Through { deepest: 0.0, angle: pose.angles[index] };
                }
            }
        }
        for (needle, force) in self.needles.iter_mut().zip(&self.solution.forces) {
            if let Needle::Through { deepest, .. } = needle {
                *deepest = deepest.max(piercing.curve.depth(*force));
            }
        }
        Ok(())
    }

    /// Largest force of a needle that dents, N.
    pub fn heaviest_dent(&self) -> f64 {
        let dents = self.needles.iter().zip(&self.solution.forces).filter(|(needle, _)| **needle == Needle::Denting);
        dents.map(|(_, force)| *force).fold(0.0, f64::max)
    }

    /// Force of all needles, N.
    pub fn carried(&self) -> f64 {
        self.solution.forces[..self.needles.len()].iter().sum()
    }

    /// Depth of a needle that is through, mm: also while it leaves and nothing holds it.
    pub fn depth(&self, needle: usize, pose: &Pose, piercing: &Piercing) -> f64 {
        let Needle::Through { deepest, .. } = self.needles[needle] else { return 0.0 };
        let forces = &self.solution.forces;
        if forces[needle] > 0.0 {
            return piercing.curve.extent(forces[needle], deepest).value;
        }
        let sunk: f64 =
            pose.compliance.column(needle).iter().zip(forces).map(|(compliance, force)| compliance * force).sum();
        (pose.levels[needle] + self.solution.approach - sunk).clamp(0.0, deepest)
    }

    /// For each of the `needles` that touches: how far it would reach into the skin if it alone had no force, mm, and how much
    /// that way shrinks with its own force, mm/N. With F of this needle, way = compliance · F + p.
    pub fn slots(
        &self,
        pose: &Pose,
        piercing: &Piercing,
        needles: &[usize],
    ) -> Result<Vec<Option<(f64, f64)>>, ContactError> {
        let law = Tips { curve: &piercing.curve, needles: &self.needles };
        let contact = Contact::new(&pose.compliance, law, piercing.length);
        let stiffness = contact.stiffness(&self.solution, needles)?;
        let law = Tips { curve: &piercing.curve, needles: &self.needles };
        let slot = |(needle, stiffness): (&usize, Option<f64>)| {
            let force = self.solution.forces[*needle];
            let extent = law.extent(*needle, force);
            let compliance = 1.0 / stiffness? - extent.slope;
            Some((compliance * force + extent.value, compliance))
        };
        Ok(needles.iter().zip(stiffness).map(slot).collect())
    }
}
