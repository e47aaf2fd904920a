//! Combinations that each key allows but that cannot be together.
//!
//! One rule a function. A rule whose values the grammar has already refused finds them absent and says nothing.

mod calendar;
mod device;
mod patch;
mod report;
mod serum;
mod skin;

use super::problem::Problem;
use super::values::Values;

pub use report::list;
pub use skin::thickness;

/// Every impossible combination.
pub fn contradictions(values: &Values) -> Vec<Problem> {
    const RULES: &[fn(&Values) -> Option<Problem>] = &[
        skin::layers_are_nested,
        skin::animals_lie_on_the_bench,
        calendar::one_calendar_of_applications,
        calendar::serum_comes_after_the_beginning,
        calendar::applications_can_be_followed,
        serum::saturation_has_its_rate,
        serum::charge_has_its_constant,
        serum::an_ampholyte_has_two_constants,
        serum::activity_has_its_solubility,
        patch::patch_and_voxel_need_the_resolution,
        patch::patch_lies_within_the_treatment,
        patch::mesh_fits_into_memory,
        report::outcomes_come_before_the_end,
        report::ensemble_has_a_spread,
        calendar::a_second_device_comes_second,
        calendar::a_second_device_is_averaged,
        calendar::only_the_first_adapts,
        calendar::what_waits_has_no_days,
    ];
    // Of either device and its treatment, where they stand.
    const RULES_OF_COURSES: &[fn(&Values, &str) -> Option<Problem>] = &[
        device::needle_fits_the_drum,
        device::needle_suits_the_skin,
        device::tip_is_thinner,
        device::rows_divide_the_needles,
        device::needles_fit_the_plate,
        device::rim_surrounds_the_needles,
        calendar::treatment_has_a_device,
        calendar::one_way_to_say_when,
        calendar::last_session_comes_before_the_end,
    ];
    let of_courses = ["", "second."]
        .into_iter()
        .flat_map(|course| RULES_OF_COURSES.iter().filter_map(move |rule| rule(values, course)));
    RULES.iter().filter_map(|rule| rule(values)).chain(of_courses).collect()
}
