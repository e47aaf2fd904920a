//! The nearest name, for "did you mean …?".

/// The candidate that a slip of the finger would turn into `word`: at most a third of its letters differ.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace('-', "_");
    let word = plain(word);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &plain(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        assert_eq!(nearest("needle_lenght", ["needles", "needle_length"]), Some("needle_length"));
        assert_eq!(nearest("Upper_Lip", ["cheek", "upper-lip"]), Some("upper-lip"));
        assert_eq!(nearest("knee", ["cheek", "forehead"]), None);
        assert_eq!(nearest("mmm", ["mm", "um"]), Some("mm"));
    }
}
