//! A checkpoint as bytes.

use sha2::{Digest, Sha256};

use super::{Checkpoint, FORM, SIGNATURE, Section};

/// The bytes of the file; they depend on the checkpoint alone.
pub fn to_bytes(checkpoint: &Checkpoint) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(room(checkpoint));
    bytes.extend(SIGNATURE);
    bytes.extend(FORM.to_le_bytes());
    put_text(&mut bytes, &checkpoint.build);
    put_text(&mut bytes, &checkpoint.scenario_sha256);
    put_length(&mut bytes, checkpoint.sections.len());
    for (name, section) in &checkpoint.sections {
        put_text(&mut bytes, name);
        put_section(&mut bytes, section);
    }
    let sum = Sha256::digest(&bytes);
    bytes.extend(sum);
    bytes
}

/// About what the bytes will take.
fn room(checkpoint: &Checkpoint) -> usize {
    let values = |section: &Section| match section {
        Section::Bytes(values) => values.len(),
        Section::Whole(values) => 8 * values.len(),
        Section::Real(values) => 8 * values.len(),
    };
    let sections = checkpoint.sections.iter().map(|(name, section)| 32 + name.len() + values(section));
    512 + sections.sum::<usize>()
}

fn put_length(bytes: &mut Vec<u8>, length: usize) {
    bytes.extend((length as u64).to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_length(bytes, text.len());
    bytes.extend(text.as_bytes());
}

fn put_section(bytes: &mut Vec<u8>, section: &Section) {
    match section {
        Section::Bytes(values) => {
            bytes.push(0);
            put_length(bytes, values.len());
            bytes.extend(values);
        }
        Section::Whole(values) => {
            bytes.push(1);
            put_length(bytes, values.len());
            bytes.reserve(8 * values.len());
            values.iter().for_each(|value| bytes.extend(value.to_le_bytes()));
        }
        Section::Real(values) => {
            bytes.push(2);
            put_length(bytes, values.len());
            bytes.reserve(8 * values.len());
            values.iter().for_each(|value| bytes.extend(value.to_le_bytes()));
        }
    }
}
