use proptest::prelude::*;

use super::decode::from_bytes;
use super::encode::to_bytes;
use super::*;

fn checkpoint() -> Checkpoint {
    let mut checkpoint = Checkpoint::new("ab12");
    checkpoint
        .put("healing.state", Section::Real(vec![1.5, -0.0, f64::MIN_POSITIVE / 2.0, f64::from_bits(0x7ff8_1234)]));
    checkpoint.put("steps", Section::Whole(vec![u64::MAX, 7]));
    checkpoint.put("note", Section::Bytes(b"day 28".to_vec()));
    checkpoint.put("nothing", Section::Real(Vec::new()));
    checkpoint
}

/// The content with a sum that fits: what a foreign but careful writer could make.
fn signed(content: &[u8]) -> Vec<u8> {
    use sha2::Digest;
    [content, sha2::Sha256::digest(content).as_slice()].concat()
}

#[test]
fn what_was_written_is_read_in_every_bit() {
    let directory = tempfile::tempdir().unwrap();
    assert_eq!(Checkpoint::read(directory.path(), "ab12").unwrap(), None);
    checkpoint().write(directory.path()).unwrap();
    let read = Checkpoint::read(directory.path(), "ab12").unwrap().unwrap();
    assert!(read.build.contains(provenance::VERSION) && read.build.contains("commit"));
    assert_eq!(to_bytes(&read), to_bytes(&checkpoint()));
    let bits = |values: &[f64]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(read.real("healing.state").unwrap()), bits(checkpoint().real("healing.state").unwrap()));
    assert_eq!(read.whole("steps").unwrap(), [u64::MAX, 7]);
    assert_eq!(read.bytes("note").unwrap(), b"day 28");
    let error = read.whole("note").unwrap_err().to_string();
    assert!(error.contains("no section `note` of whole numbers"), "{error}");
    Checkpoint::remove(directory.path()).unwrap();
    Checkpoint::remove(directory.path()).unwrap();
    assert_eq!(Checkpoint::read(directory.path(), "ab12").unwrap(), None);
}

#[test]
fn another_scenario_another_build_and_a_foreign_file_are_told_apart() {
    let directory = tempfile::tempdir().unwrap();
    let refused = |bytes: &[u8]| {
        std::fs::write(directory.path().join(CHECKPOINT_FILE), bytes).unwrap();
        Checkpoint::read(directory.path(), "ab12").unwrap_err().to_string()
    };
    assert!(refused(&to_bytes(&Checkpoint::new("cd34"))).contains("another scenario"));
    let older = Checkpoint { build: "version 0.0.1".to_owned(), ..checkpoint() };
    assert!(refused(&to_bytes(&older)).contains("version 0.0.1"));
    assert!(refused(b"PK\x03\x04").contains("not written by this program"));
    assert!(refused(b"").contains("not written by this program"));
    let mut later = to_bytes(&checkpoint());
    later[SIGNATURE.len()] = 9;
    assert!(refused(&later).contains("it has form 9, this program knows form 2"));
    let whole = to_bytes(&checkpoint());
    let message = refused(&whole[..whole.len() - 1]);
    assert!(message.contains("truncated or damaged") && message.contains("--force"), "{message}");
}

#[test]
fn every_truncation_and_every_changed_bit_is_noticed() {
    let whole = to_bytes(&checkpoint());
    for length in 0..whole.len() {
        assert!(from_bytes(&whole[..length]).is_err(), "{length} bytes");
    }
    for bit in 0..8 * whole.len() {
        let mut changed = whole.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(from_bytes(&changed).is_err(), "bit {bit}");
    }
}

#[test]
fn a_huge_length_takes_no_memory() {
    let start = [SIGNATURE.as_slice(), &FORM.to_le_bytes()].concat();
    let none = 0_u64.to_le_bytes();
    for huge in [u64::MAX, 1 << 61, 1 << 40] {
        let huge = huge.to_le_bytes();
        let real = [1_u64.to_le_bytes().as_slice(), &none, &[2], &huge].concat();
        for content in [huge.to_vec(), [none, none, huge].concat(), [[none, none].concat(), real].concat()] {
            let bytes = signed(&[start.clone(), content].concat());
            assert_eq!(from_bytes(&bytes), Err(DecodeError::Damaged));
        }
    }
}

#[test]
fn a_checkpoint_is_due_after_its_interval() {
    let mut schedule = Schedule::every(std::time::Duration::from_secs(3600));
    assert!(!schedule.is_due());
    schedule.written();
    assert!(!schedule.is_due());
    assert!(Schedule::every(std::time::Duration::ZERO).is_due());
}

proptest! {
    #[test]
    fn any_content_survives(
        real in prop::collection::vec(any::<u64>().prop_map(f64::from_bits), 0..50),
        whole in prop::collection::vec(any::<u64>(), 0..50),
        name in "\\PC*",
    ) {
        let mut checkpoint = Checkpoint::new("ab12");
        checkpoint.put("whole", Section::Whole(whole));
        checkpoint.put(&name, Section::Real(real));
        let bytes = to_bytes(&checkpoint);
        prop_assert_eq!(to_bytes(&from_bytes(&bytes).unwrap()), bytes);
    }

    #[test]
    fn no_signed_nonsense_makes_the_reader_panic(content in prop::collection::vec(any::<u8>(), 0..200)) {
        let start = [SIGNATURE.as_slice(), &FORM.to_le_bytes(), &content].concat();
        let _ = from_bytes(&signed(&start));
    }
}
