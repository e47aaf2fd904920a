//! Thicknesses of the layers by site and sex.
//!
//! Epidermis from histology and dermis from ultrasound, because ultrasound reads the epidermis two to three times too
//! thick. Where a source gives a range its midpoint stands here. The honest uncertainty of the epidermis is ±50 %.

use super::person::Sex;
use crate::physics::parameter::Evidence;

/// Where on the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Site {
    Cheek,
    Forehead,
    Periorbital,
    UpperLip,
    Neck,
    Forearm,
    Abdomen,
    Zygoma,
}

impl Site {
    pub const ALL: [Site; 8] = [
        Site::Cheek,
        Site::Forehead,
        Site::Periorbital,
        Site::UpperLip,
        Site::Neck,
        Site::Forearm,
        Site::Abdomen,
        Site::Zygoma,
    ];

    /// The word that scenarios use.
    pub fn name(self) -> &'static str {
        match self {
            Site::Cheek => "cheek",
            Site::Forehead => "forehead",
            Site::Periorbital => "periorbital",
            Site::UpperLip => "upper-lip",
            Site::Neck => "neck",
            Site::Forearm => "forearm",
            Site::Abdomen => "abdomen",
            Site::Zygoma => "zygoma",
        }
    }

    /// The site of that name.
    pub fn from_name(name: &str) -> Option<Site> {
        Site::ALL.into_iter().find(|site| site.name() == name)
    }
}

/// A thickness, how well it is known, and from where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thickness {
    pub value: f64,
    pub evidence: Evidence,
    pub source: &'static str,
}

/// The thicknesses at one site.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SiteThickness {
    pub site: Site,
    pub stratum_corneum_um: Thickness,
    /// Stratum corneum included.
    pub epidermis_um: Thickness,
    pub dermis_male_mm: Thickness,
    pub dermis_female_mm: Thickness,
    /// Fat between the dermis and what is firm against it: bone, or muscle.
    pub subcutis_mm: Thickness,
}

impl SiteThickness {
    /// The row of a site.
    pub fn of(site: Site) -> SiteThickness {
        match site {
            Site::Cheek => CHEEK,
            Site::Forehead => FOREHEAD,
            Site::Periorbital => PERIORBITAL,
            Site::UpperLip => UPPER_LIP,
            Site::Neck => NECK,
            Site::Forearm => FOREARM,
            Site::Abdomen => ABDOMEN,
            Site::Zygoma => ZYGOMA,
        }
    }

    pub fn dermis_mm(&self, sex: Sex) -> Thickness {
        match sex {
            Sex::Male => self.dermis_male_mm,
            Sex::Female => self.dermis_female_mm,
        }
    }
}

const RECALLED: &str = "recalled";
const IYENGAR: &str = "Iyengar et al. 2018, Dermatol Surg, doi:10.1097/DSS.0000000000001445 (ultrasound, n = 32)";
const OVER_ZYGOMA: &str =
    "recalled: 3–6 mm; paths through the midface measured 5.2 ± 1.9 mm (doi:10.1002/ca.23726, n = 30)";
const MIDFACE: &str = "Clin Anat 2021 34:1050, doi:10.1002/ca.23726 (midface, 5.2 ± 1.9 mm, n = 30, cadavers)";
const KIM: &str = "Kim et al. 2019, Clin Anat (perioral, 5.1 ± 3.3 mm, n = 53, cadavers)";
const LID: &str = "assumed between the eyelid, which has practically none, and the infraorbital cheek";
const SUBMENTAL: &str = "recalled: 3–8 mm; under the chin 6 mm: Iyengar et al. 2018 (ultrasound, n = 32)";
const VOLAR: &str = "recalled: 3–5 mm, volar forearm";
const GIBNEY: &str = "Gibney et al. 2010, doi:10.1185/03007995.2010.481203 (ultrasound, n = 388, adults with diabetes)";
const EGAWA: &str = "Egawa et al. 2007 (confocal Raman)";
const HISTOLOGY: &str = "recalled: histology, midpoint of the range given for the site";
const MENG: &str = "Meng et al. 2022 (ultrasound, n = 118)";
const SANDBY_MOLLER: &str =
    "Sandby-Møller et al. 2003, doi:10.1080/00015550310015419 (histology, dorsal forearm, n = 71)";
const SANDBY_MOLLER_SUM: &str =
    "Sandby-Møller et al. 2003, doi:10.1080/00015550310015419: cellular epidermis 56.6 and stratum corneum 18.3 µm";
const LAURENT: &str = "Laurent et al. 2007 (ultrasound, n = 342): 1.91 mm with epidermis, less 0.08 mm";

const fn measured(value: f64, source: &'static str) -> Thickness {
    Thickness { value, evidence: Evidence::Measured, source }
}

const fn histology(value: f64) -> Thickness {
    Thickness { value, evidence: Evidence::Recalled, source: HISTOLOGY }
}

const fn recalled(value: f64) -> Thickness {
    Thickness { value, evidence: Evidence::Recalled, source: RECALLED }
}

const fn fat(value: f64, evidence: Evidence, source: &'static str) -> Thickness {
    Thickness { value, evidence, source }
}

const CHEEK: SiteThickness = SiteThickness {
    site: Site::Cheek,
    stratum_corneum_um: measured(16.8, EGAWA),
    epidermis_um: histology(72.5),
    dermis_male_mm: measured(1.14, MENG),
    dermis_female_mm: measured(0.87, MENG),
    subcutis_mm: fat(5.2, Evidence::Measured, MIDFACE),
};

const FOREHEAD: SiteThickness = SiteThickness {
    site: Site::Forehead,
    stratum_corneum_um: recalled(11.0),
    epidermis_um: histology(60.0),
    dermis_male_mm: measured(1.17, MENG),
    dermis_female_mm: measured(0.86, MENG),
    subcutis_mm: measured(2.0, IYENGAR),
};

const PERIORBITAL: SiteThickness = SiteThickness {
    site: Site::Periorbital,
    stratum_corneum_um: recalled(9.0),
    epidermis_um: histology(45.0),
    dermis_male_mm: measured(0.67, MENG),
    dermis_female_mm: measured(0.58, MENG),
    subcutis_mm: fat(1.5, Evidence::Assumed, LID),
};

const UPPER_LIP: SiteThickness = SiteThickness {
    site: Site::UpperLip,
    stratum_corneum_um: recalled(12.0),
    epidermis_um: histology(92.0),
    dermis_male_mm: recalled(1.3),
    dermis_female_mm: recalled(1.3),
    subcutis_mm: fat(5.1, Evidence::Measured, KIM),
};

const NECK: SiteThickness = SiteThickness {
    site: Site::Neck,
    stratum_corneum_um: recalled(12.0),
    epidermis_um: histology(60.0),
    dermis_male_mm: measured(0.98, MENG),
    dermis_female_mm: measured(0.99, MENG),
    subcutis_mm: fat(6.0, Evidence::Recalled, SUBMENTAL),
};

const FOREARM: SiteThickness = SiteThickness {
    site: Site::Forearm,
    stratum_corneum_um: measured(18.3, SANDBY_MOLLER),
    epidermis_um: measured(74.9, SANDBY_MOLLER_SUM),
    dermis_male_mm: recalled(1.1),
    dermis_female_mm: recalled(1.1),
    subcutis_mm: fat(4.0, Evidence::Recalled, VOLAR),
};

const ABDOMEN: SiteThickness = SiteThickness {
    site: Site::Abdomen,
    stratum_corneum_um: recalled(14.0),
    epidermis_um: histology(80.0),
    dermis_male_mm: measured(1.83, LAURENT),
    dermis_female_mm: measured(1.83, LAURENT),
    subcutis_mm: fat(13.9, Evidence::Measured, GIBNEY),
};

const ZYGOMA: SiteThickness =
    SiteThickness { site: Site::Zygoma, subcutis_mm: fat(4.5, Evidence::Recalled, OVER_ZYGOMA), ..CHEEK };

/// All sites.
pub const THICKNESSES: [SiteThickness; 8] = [CHEEK, FOREHEAD, PERIORBITAL, UPPER_LIP, NECK, FOREARM, ABDOMEN, ZYGOMA];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_ordered_and_rows_stand_at_their_sites() {
        for row in THICKNESSES {
            assert_eq!(SiteThickness::of(row.site), row);
            assert_eq!(Site::from_name(row.site.name()), Some(row.site));
            assert!(row.stratum_corneum_um.value < row.epidermis_um.value);
            assert!(row.epidermis_um.value * 1e-3 < row.dermis_female_mm.value);
        }
        assert_eq!(Site::from_name("knee"), None);
    }

    #[test]
    fn fat_is_thin_where_bone_is_felt() {
        let fat = |site| SiteThickness::of(site).subcutis_mm.value;
        assert!(fat(Site::Forehead) < fat(Site::Zygoma) && fat(Site::Zygoma) < fat(Site::Cheek));
        assert!(Site::ALL.iter().all(|site| fat(*site) <= fat(Site::Abdomen)));
        let (zygoma, cheek) = (SiteThickness::of(Site::Zygoma), SiteThickness::of(Site::Cheek));
        assert_eq!((zygoma.epidermis_um, zygoma.dermis_male_mm), (cheek.epidermis_um, cheek.dermis_male_mm));
    }

    #[test]
    fn the_eyelid_is_thinnest_and_the_abdomen_thickest() {
        let dermis = |site| SiteThickness::of(site).dermis_mm(Sex::Female).value;
        assert!(Site::ALL.iter().all(|site| dermis(*site) >= dermis(Site::Periorbital)));
        assert!(Site::ALL.iter().all(|site| dermis(*site) <= dermis(Site::Abdomen)));
    }
}
