//! A run in space that is interrupted, killed and starved, and goes on with the same bits.
#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

use dermasim::numerics::random::Stream;
use dermasim::run::record::checkpoint::{Checkpoint, Section};
use dermasim::run::{scenario, simulation};

const SCENARIO: &str = r#"
name = "small"
duration = "10 d"
[skin]
site = "cheek"
[device.stamp]
needle_length = "1 mm"
[treatment]
sessions = 1
passes = 32
[model]
resolution = "patch"
patch = "0.6 mm"
voxel = "0.1 mm"
"#;

/// Several unit cells, which a second session makes anew, and a serum that feeds them.
const CHANNELS: &str = r#"
name = "small"
duration = "6 d"
[skin]
site = "cheek"
[device.stamp]
needle_length = "1 mm"
[treatment]
sessions = 2
interval = "3 d"
passes = 8
[serum.vitamin-c]
[model]
resolution = "channel"
"#;

struct Place {
    scenario: &'static str,
    folder: tempfile::TempDir,
}

impl Place {
    fn new(scenario: &'static str) -> Place {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("small.toml"), scenario).unwrap();
        Place { scenario, folder }
    }

    fn run(&self) -> PathBuf {
        self.folder.path().join("runs/small")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("dermasim"));
        command.current_dir(self.folder.path()).args(["run", "small.toml"]).args(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    fn output(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

fn message(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Tables, summary and fields, all in all.
fn results(run: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = |folder: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let mut kept: Vec<PathBuf> = files(run).into_iter().chain(files(&run.join("fields"))).collect();
    kept.retain(|path| {
        let is_table =
            path.extension().is_some_and(|extension| ["csv", "vtr", "pvd"].iter().any(|one| extension == *one));
        is_table || path.ends_with("summary.json")
    });
    kept.sort();
    kept.into_iter().map(|path| (path.strip_prefix(run).unwrap().to_owned(), std::fs::read(path).unwrap())).collect()
}

/// What a run that nobody disturbs finds, without a checkpoint ever.
fn unbroken(place: &Place) -> Vec<(PathBuf, Vec<u8>)> {
    let scenario = scenario::load("small.toml", place.scenario.as_bytes(), &[]).unwrap();
    let directory = place.folder.path().join("unbroken");
    simulation::run(scenario.inputs(), &|_, _| true).unwrap().write(&directory).unwrap();
    results(&directory)
}

fn wait_for(path: &Path, running: &mut Child) {
    let begun = Instant::now();
    while !path.exists() {
        assert!(running.try_wait().unwrap().is_none(), "ended before {}", path.display());
        assert!(begun.elapsed() < Duration::from_secs(120), "{}", path.display());
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Asked to stop amid healing; the checkpoint is written for that alone.
fn interrupt(place: &Place) {
    let mut running = place.command(&["--checkpoint-every", "3600"]).spawn().unwrap();
    wait_for(&place.run().join("fields/patch_0000.vtr"), &mut running);
    assert!(Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap().success());
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", message(&output));
    assert!(message(&output).contains("interrupted; --resume goes on in runs/small"), "{}", message(&output));
    assert!(place.run().join("checkpoint").is_file());
}

/// A checkpoint with a right sum, but with what no run has written.
fn refuse_the_senseless(place: &Place) {
    let path = place.run().join("checkpoint");
    let whole = std::fs::read(&path).unwrap();
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(place.run().join("manifest.json")).unwrap()).unwrap();
    let kept = Checkpoint::read(&place.run(), manifest["scenario_sha256"].as_str().unwrap()).unwrap().unwrap();
    let huge = u64::MAX / 2;
    let hostile = [
        ("journey", Section::Whole(vec![huge, 1, huge])),
        ("journey", Section::Whole(vec![0, 0, 0])),
        ("closure", Section::Real(vec![1.0, 2.0])),
        ("part.0.course", Section::Real(vec![1.0, 1.0, f64::NAN])),
        ("part.0.coverage.start", Section::Whole(vec![0])),
        ("part.0.coverage.times", Section::Real(Vec::new())),
    ];
    for (name, section) in hostile {
        let mut changed = kept.clone();
        changed.put(name, section);
        changed.write(&place.run()).unwrap();
        let refused = place.output(&["--resume"]);
        let told = message(&refused);
        assert!(told.contains(name) && told.contains("--force starts anew"), "{name}: {told}");
        assert!(matches!(refused.status.code(), Some(1 | 2)), "{name}: {:?}", refused.status);
    }
    std::fs::write(&path, &whole).unwrap();
}

/// The checkpoint that is there survives, whatever happens to the run that wants to go on from it.
fn refuse(place: &Place) {
    let path = place.run().join("checkpoint");
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    let damaged = place.output(&["--resume"]);
    assert_eq!(damaged.status.code(), Some(2));
    assert!(message(&damaged).contains("truncated or damaged; --force starts anew"), "{}", message(&damaged));
    std::fs::write(&path, &whole).unwrap();

    let other = place.output(&["--resume", "--set", "duration=\"11 d\""]);
    assert_eq!(other.status.code(), Some(2));
    assert!(message(&other).contains("another scenario"), "{}", message(&other));

    // No file may grow beyond 16 kB: the manifest has room, the checkpoint has none.
    let program = assert_cmd::cargo::cargo_bin!("dermasim").display();
    let line = format!("trap '' XFSZ; ulimit -f 32; exec {program} run small.toml --resume --checkpoint-every 0");
    let full = Command::new("sh").current_dir(place.folder.path()).args(["-c", &line]).output().unwrap();
    assert_eq!(full.status.code(), Some(1), "{}", message(&full));
    assert!(message(&full).contains("can not write runs/small/"), "{}", message(&full));
    assert_eq!(std::fs::read(&path).unwrap(), whole);
}

/// When the checkpoint was.
fn written(place: &Place) -> SystemTime {
    std::fs::metadata(place.run().join("checkpoint")).unwrap().modified().unwrap()
}

#[test]
fn killed_at_ten_moments_a_run_in_space_ends_with_the_bits_of_an_unbroken_one() {
    let place = Place::new(SCENARIO);
    interrupt(&place);
    refuse(&place);
    refuse_the_senseless(&place);
    let mut moments = Stream::new(8, "test", 0);
    for number in 0..10 {
        let before = written(&place);
        let mut running = place.command(&["--resume", "--checkpoint-every", "0"]).spawn().unwrap();
        let begun = Instant::now();
        // Some are killed before healing goes on.
        while number % 3 > 0 && written(&place) == before && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_secs_f64(0.06 * moments.uniform()));
        running.kill().unwrap();
        running.wait().unwrap();
    }
    let last = place.output(&["--resume"]);
    assert_eq!(last.status.code(), Some(0), "{}", message(&last));
    assert!(message(&last).contains("going on from the checkpoint"), "{}", message(&last));
    assert!(!place.run().join("checkpoint").exists());
    let hidden =
        |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().to_string_lossy().starts_with('.');
    assert!(!std::fs::read_dir(place.run()).unwrap().any(hidden), "nothing half written is left");
    same_as_unbroken(&place);
}

fn same_as_unbroken(place: &Place) {
    let (found, expected) = (results(&place.run()), unbroken(place));
    assert!(expected.len() >= 12, "{:?}", expected.iter().map(|(path, _)| path).collect::<Vec<_>>());
    let names = |files: &[(PathBuf, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&found), names(&expected));
    for ((path, found), (_, expected)) in found.iter().zip(&expected) {
        assert!(found == expected, "{} differs", path.display());
    }
}

#[test]
fn unit_cells_go_on_before_and_after_their_second_session_and_on_one_thread() {
    let place = Place::new(CHANNELS);
    let mut running = place.command(&["--checkpoint-every", "0"]).spawn().unwrap();
    for file in ["fields/unit_cell_0000.vtr", "fields/unit_cell_0002.vtr"] {
        wait_for(&place.run().join(file), &mut running);
        running.kill().unwrap();
        running.wait().unwrap();
        running = place.command(&["--resume", "--checkpoint-every", "0", "--threads", "1"]).spawn().unwrap();
    }
    let last = running.wait_with_output().unwrap();
    assert_eq!(last.status.code(), Some(0), "{}", message(&last));
    assert!(message(&last).contains("going on from the checkpoint"), "{}", message(&last));
    same_as_unbroken(&place);
}

#[test]
fn a_directory_that_can_not_be_written_is_told_at_once() {
    let place = Place::new(SCENARIO);
    std::fs::write(place.folder.path().join("file"), "").unwrap();
    let unwritable = place.output(&["--out", "file/run"]);
    assert_eq!(unwritable.status.code(), Some(1));
    assert!(message(&unwritable).contains("can not write file/run"), "{}", message(&unwritable));
}
