//! A sweep against threads, kills, failures and shards.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use dermasim::run::record::{Sheet, SheetColumn};
use dermasim::study::{
    InputValue, JOURNAL_FILE, Output, Outputs, Sample, Shard, SweepPlan, SweepResult, Variable, full_factorial,
    read_shards, sweep, write_merged,
};

fn plan() -> SweepPlan {
    let variables = vec![
        Variable { path: "needle_length".into(), unit: Some("mm".into()) },
        Variable { path: "site".into(), unit: None },
    ];
    let names: Vec<String> = variables.iter().map(|variable| variable.path.clone()).collect();
    let lengths = (1..=12).map(|step| InputValue::Number(0.1 * f64::from(step))).collect();
    let sites = ["cheek", "neck"].map(|site| InputValue::Text(site.into())).to_vec();
    let combinations = full_factorial(&names, &[lengths, sites]).unwrap();
    let samples = combinations.into_iter().enumerate().map(|(index, inputs)| Sample { index, inputs }).collect();
    SweepPlan { name: "test".into(), study_sha256: "0".repeat(64), variables, wanted: vec!["depth".into()], samples }
}

fn depth(sample: &Sample) -> Result<Outputs, String> {
    let InputValue::Number(length) = sample.inputs[0] else {
        return Err("not a length".into());
    };
    match sample.index {
        5 => Err("the needle broke".into()),
        7 => panic!("index out of bounds"),
        _ => Ok([("depth".to_owned(), Output { value: Some((length * 0.7).sqrt()), unit: "mm".into() })].into()),
    }
}

fn compute(directory: &Path, threads: usize, shard: Shard, stop: &AtomicBool, stop_after: usize) -> SweepResult {
    let count = AtomicUsize::new(0);
    let run = |sample: &Sample| {
        if count.fetch_add(1, Ordering::Relaxed) + 1 >= stop_after {
            stop.store(true, Ordering::Relaxed);
        }
        depth(sample)
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| sweep(&plan(), shard, directory, stop, &|_| {}, &run).unwrap())
}

fn whole(directory: &Path, threads: usize) -> SweepResult {
    compute(directory, threads, Shard::WHOLE, &AtomicBool::new(false), usize::MAX)
}

/// The table as bytes, without the measured column.
fn table(directory: &Path) -> String {
    let mut sheet = Sheet::read_csv(&directory.join("samples.csv")).unwrap();
    sheet.columns.retain(|column| !matches!(column, SheetColumn::Numbers(numbers) if numbers.name == "seconds"));
    String::from_utf8(sheet.to_csv().unwrap()).unwrap()
}

#[test]
fn failures_are_rows_and_the_others_go_on() {
    let directory = tempfile::tempdir().unwrap();
    let result = whole(directory.path(), 2);
    assert_eq!((result.progress.finished, result.progress.failed, result.interrupted), (24, 2, false));
    let table = table(directory.path());
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "index [1],needle_length [mm],site,depth [mm],status,error");
    assert_eq!(rows[1], format!("0,0.1,cheek,{:?},done,", (0.1_f64 * 0.7).sqrt()));
    assert_eq!(rows[6], "5,0.30000000000000004,neck,,failed,the needle broke");
    assert!(rows[8].ends_with("failed,a bug in the program: index out of bounds"), "{}", rows[8]);
    assert_eq!(rows.len(), 25);
    assert!(directory.path().join("samples.parquet").exists());
}

#[test]
fn one_thread_two_threads_and_resumes_give_the_same_table() {
    let once = tempfile::tempdir().unwrap();
    whole(once.path(), 1);
    let parallel = tempfile::tempdir().unwrap();
    whole(parallel.path(), 2);
    assert_eq!(table(once.path()), table(parallel.path()));

    let resumed = tempfile::tempdir().unwrap();
    let first = compute(resumed.path(), 2, Shard::WHOLE, &AtomicBool::new(false), 9);
    assert!(first.interrupted && !first.finished.is_empty() && !resumed.path().join("samples.csv").exists());
    // A kill in the middle of a line.
    let journal = resumed.path().join(JOURNAL_FILE);
    let mut bytes = std::fs::read(&journal).unwrap();
    bytes.truncate(bytes.len() - 7);
    std::fs::write(&journal, bytes).unwrap();
    let computed = AtomicUsize::new(0);
    let run = |sample: &Sample| {
        computed.fetch_add(1, Ordering::Relaxed);
        depth(sample)
    };
    let stop = AtomicBool::new(false);
    sweep(&plan(), Shard::WHOLE, resumed.path(), &stop, &|_| {}, &run).unwrap();
    assert_eq!(table(once.path()), table(resumed.path()));
    assert_eq!(computed.into_inner(), 24 - first.finished.len() + 1, "finished samples are not computed again");
}

#[test]
fn shards_joined_give_the_same_table() {
    let once = tempfile::tempdir().unwrap();
    whole(once.path(), 2);
    let shards: Vec<_> = (1..=3).map(|_| tempfile::tempdir().unwrap()).collect();
    for (place, directory) in shards.iter().enumerate() {
        let shard = Shard { number: place + 1, count: 3 };
        compute(directory.path(), 2, shard, &AtomicBool::new(false), usize::MAX);
    }
    let paths: Vec<_> = shards.iter().map(|shard| shard.path().to_owned()).collect();
    let incomplete = read_shards(&paths[..2]).unwrap_err().to_string();
    assert_eq!(incomplete, "8 of 24 samples are in none of the shards, the first is sample 2");
    let (header, finished) = read_shards(&paths).unwrap();
    let merged = tempfile::tempdir().unwrap();
    write_merged(merged.path(), &header, &finished).unwrap();
    assert_eq!(table(once.path()), table(merged.path()));
}

#[test]
fn another_study_in_the_directory_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    whole(directory.path(), 1);
    let other = SweepPlan { study_sha256: "1".repeat(64), ..plan() };
    let refused = sweep(&other, Shard::WHOLE, directory.path(), &AtomicBool::new(false), &|_| {}, &depth);
    assert!(refused.unwrap_err().to_string().contains("another study"));
}
