//! Which samples a study computes.

use std::path::PathBuf;

/// More samples than this are a slip of the pen.
pub const MOST_SAMPLES: usize = 10_000_000;

/// Why there is no list of samples.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DesignError {
    #[error("`{0}` varies over no value")]
    Empty(String),
    #[error("a full factorial over these values has more than {MOST_SAMPLES} samples")]
    TooMany,
    #[error("`{0}` is not a shard: write I/N with 1 ≤ I ≤ N, for example 2/8")]
    Shard(String),
}

/// Every combination of the levels of the factors; the last factor varies fastest.
///
/// # Errors
/// A factor without a level, named by its place in `names`; too many combinations.
pub fn full_factorial<Level: Clone>(names: &[String], factors: &[Vec<Level>]) -> Result<Vec<Vec<Level>>, DesignError> {
    if let Some(empty) = factors.iter().position(Vec::is_empty) {
        return Err(DesignError::Empty(names.get(empty).cloned().unwrap_or_default()));
    }
    let count = factors.iter().try_fold(1_usize, |count, levels| count.checked_mul(levels.len()));
    if count.is_none_or(|count| count > MOST_SAMPLES) {
        return Err(DesignError::TooMany);
    }
    let mut samples = vec![Vec::new()];
    for levels in factors {
        let extended = |sample: &Vec<Level>| {
            let sample = sample.clone();
            levels
                .iter()
                .map(move |level| [sample.as_slice(), std::slice::from_ref(level)].concat())
                .collect::<Vec<_>>()
        };
        samples = samples.iter().flat_map(extended).collect();
    }
    Ok(samples)
}

/// One of several computers (or evenings) that share a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    pub number: usize,
    pub count: usize,
}

impl Shard {
    /// The whole study.
    pub const WHOLE: Self = Self { number: 1, count: 1 };

    /// Where a shard leaves its samples, beside those of the others: `runs/study_shard_2_of_4`.
    pub fn directory(self, whole: PathBuf) -> PathBuf {
        if self.count == 1 {
            return whole;
        }
        PathBuf::from(format!("{}_shard_{}_of_{}", whole.display(), self.number, self.count))
    }

    /// Samples are dealt in turn, so that neighbours, which cost alike, go to different shards.
    pub fn holds(self, index: usize) -> bool {
        index % self.count == self.number - 1
    }
}

impl std::str::FromStr for Shard {
    type Err = DesignError;

    fn from_str(text: &str) -> Result<Self, DesignError> {
        let refused = || DesignError::Shard(text.to_owned());
        let (number, count) = text.split_once('/').ok_or_else(refused)?;
        let number = number.parse().map_err(|_| refused())?;
        let count = count.parse().map_err(|_| refused())?;
        if number < 1 || number > count {
            return Err(refused());
        }
        Ok(Self { number, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        vec!["a".into(), "b".into()]
    }

    #[test]
    fn the_last_factor_varies_fastest() {
        let samples = full_factorial(&names(), &[vec![1, 2], vec![10, 20, 30]]).unwrap();
        let expected = [[1, 10], [1, 20], [1, 30], [2, 10], [2, 20], [2, 30]];
        assert_eq!(samples, expected);
    }

    #[test]
    fn no_factor_is_one_sample() {
        assert_eq!(full_factorial::<f64>(&[], &[]).unwrap(), [Vec::<f64>::new()]);
    }

    #[test]
    fn impossible_designs_are_refused() {
        assert_eq!(full_factorial(&names(), &[vec![1], vec![]]), Err(DesignError::Empty("b".into())));
        let long = vec![0_u8; 100_000];
        assert_eq!(full_factorial(&names(), &[long.clone(), long]), Err(DesignError::TooMany));
    }

    #[test]
    fn shards_share_every_sample_once() {
        let shards: Vec<Shard> = ["1/3", "2/3", "3/3"].iter().map(|text| text.parse().unwrap()).collect();
        for index in 0..20 {
            assert_eq!(shards.iter().filter(|shard| shard.holds(index)).count(), 1);
        }
        for wrong in ["0/3", "4/3", "3", "a/b", "1/0", ""] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
