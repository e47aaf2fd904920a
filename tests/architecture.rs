//! The house rules that a machine can check: who may use whom, who may print, how long a file may be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Storeys, lowest first, and what each may use beside itself.
const STOREYS: [(&str, &[&str]); 7] = [
    ("units", &[]),
    ("numerics", &["units"]),
    ("physics", &["units", "numerics"]),
    ("run", &["units", "numerics", "physics"]),
    ("study", &["units", "numerics", "physics", "run"]),
    ("verify", &["units", "numerics", "physics", "run"]),
    ("show", &["units", "numerics", "physics", "run", "study", "verify"]),
];

const LONGEST_FILE: usize = 500;

struct SourceFile {
    /// Relative to `src`, with `/`.
    name: String,
    lines: usize,
    /// Without comments, texts and the unit tests.
    code: String,
}

impl SourceFile {
    fn storey(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn prints(&self) -> bool {
        self.name.starts_with("show/cli/") || self.name == "main.rs"
    }
}

fn sources() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut waiting = vec![root.clone()];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let test_only = name.ends_with("tests.rs") || name.contains("/tests/");
            let code = if test_only { String::new() } else { without_tests(&without_comments_and_texts(&text)) };
            SourceFile { name, lines: text.lines().count(), code }
        })
        .collect()
}

/// Replaces comments and the content of string and character literals by nothing; keeps line ends.
fn without_comments_and_texts(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut code = String::new();
    let mut place = 0;
    while place < characters.len() {
        let rest = &characters[place..];
        let length = match rest {
            ['/', '/', ..] => rest.iter().position(|character| *character == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => block_comment(rest),
            ['"', ..] => text_literal(rest),
            ['r', '"', ..] | ['r', '#', '"', ..] if !ends_in_word(&code) => raw_text(rest),
            ['\'', '\\', ..] => rest.iter().skip(3).position(|character| *character == '\'').unwrap_or(0) + 4,
            ['\'', _, '\'', ..] => 3,
            _ => 0,
        };
        if length == 0 {
            code.push(characters[place]);
            place += 1;
        } else {
            code.extend(rest[..length].iter().filter(|character| **character == '\n'));
            place += length;
        }
    }
    code
}

fn ends_in_word(code: &str) -> bool {
    code.ends_with(|character: char| character.is_alphanumeric() || character == '_')
}

fn block_comment(rest: &[char]) -> usize {
    rest.windows(2).position(|pair| pair == ['*', '/']).map_or(rest.len(), |end| end + 2)
}

fn text_literal(rest: &[char]) -> usize {
    let mut place = 1;
    while place < rest.len() && rest[place] != '"' {
        place += if rest[place] == '\\' { 2 } else { 1 };
    }
    place + 1
}

fn raw_text(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|character| **character == '#').count();
    let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body: String = rest[hashes + 2..].iter().collect();
    let characters_before = |byte| body[..byte].chars().count();
    hashes + 2 + body.find(&end).map_or(body.len(), characters_before) + end.len()
}

/// Drops every item behind `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(start) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..start]);
        let item = &rest[start..];
        let mut depth = 0_i32;
        let closes = |(place, character): (usize, char)| {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0 && (character == '}' || character == ';')).then_some(place)
        };
        let end = item.char_indices().find_map(closes).unwrap_or(item.len() - 1);
        rest = &item[end + 1..];
    }
    kept + rest
}

/// The storeys that the code names by `crate::`, also as `use crate::{a, b::c}`.
fn used_storeys(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (place, _) in code.match_indices("crate::") {
        let rest = &code[place + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(first_words_of_group(group)),
            None => used.push(first_word(rest)),
        }
    }
    used
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

fn first_words_of_group(group: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let mut words = vec![first_word(group.trim_start())];
    for (place, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => words.push(first_word(group[place + 1..].trim_start())),
            _ => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn a_storey_uses_only_what_is_below_it() {
    let may_use: BTreeMap<&str, &[&str]> = STOREYS.into();
    let mut trespasses = Vec::new();
    for file in sources() {
        if ["lib.rs", "main.rs"].contains(&file.name.as_str()) {
            continue;
        }
        let storey = file.storey();
        let below = may_use.get(storey).unwrap_or_else(|| panic!("{} is in no storey of lib.rs", file.name));
        for used in used_storeys(&file.code) {
            if may_use.contains_key(used.as_str()) && used != storey && !below.contains(&used.as_str()) {
                trespasses.push(format!("{} uses crate::{used}", file.name));
            }
        }
    }
    assert!(trespasses.is_empty(), "{trespasses:#?}");
}

#[test]
fn only_the_command_line_prints() {
    let mut printing = Vec::new();
    for file in sources().iter().filter(|file| !file.prints()) {
        for way in ["println!", "eprintln!", "print!", "eprint!", "dbg!", "io::stdout", "io::stderr"] {
            if file.code.contains(way) {
                printing.push(format!("{}: {way}", file.name));
            }
        }
    }
    assert!(printing.is_empty(), "{printing:#?}");
}

#[test]
fn physics_and_numerics_know_no_files_and_no_pools() {
    let mut found = Vec::new();
    for file in sources().iter().filter(|file| ["physics", "numerics", "units"].contains(&file.storey())) {
        for forbidden in
            ["std::fs", "std::thread", "rayon", "ThreadPool", "std::path", "std::time", "std::env", "HashMap"]
        {
            // Numerics hand pieces of large fields to the pool that their caller is in; the same bits on any number of threads.
            let spreads_pieces = forbidden == "rayon" && file.storey() == "numerics";
            if file.code.contains(forbidden) && !spreads_pieces {
                found.push(format!("{}: {forbidden}", file.name));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|file| file.lines > LONGEST_FILE)
        .map(|file| format!("{}: {} lines", file.name, file.lines))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn nothing_panics_on_purpose_and_no_warning_is_silenced() {
    let forbidden = ["#[allow", "#![allow", ".unwrap()", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    let mut found = Vec::new();
    for file in sources() {
        for word in forbidden {
            if file.code.contains(word) {
                found.push(format!("{}: {word}", file.name));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn main_fits_on_a_business_card() {
    let main = sources().into_iter().find(|file| file.name == "main.rs").unwrap();
    assert!(main.lines <= 20, "{} lines", main.lines);
}

#[test]
fn the_reader_of_code_reads_code() {
    let text = "use crate::{physics::a, run::{b, c}, units};\n// crate::show\nlet a = \"crate::show\"; let b = '\"';\n\
                crate::study::x('{'); r#\"crate::show \"quoted\" \"#; /* crate::show */\n\
                #[cfg(test)]\nmod tests { use crate::show; fn f() { x.unwrap() } }\nfn after<'a>() { crate::verify::y() }";
    let code = without_tests(&without_comments_and_texts(text));
    assert_eq!(used_storeys(&code), ["physics", "run", "units", "study", "verify"]);
    assert!(!code.contains("unwrap"));
}
