//! Letters that figures and reports share.

/// Digits and minus raised: `-7` as `⁻⁷`; everything else as it is.
pub fn superscript(text: &str) -> String {
    let raised = |letter| match letter {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    };
    text.chars().map(raised).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_raised() {
        assert_eq!(superscript("-12"), "⁻¹²");
    }
}
