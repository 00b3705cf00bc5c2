//! Finding and reading the files that tests are made of.

use std::fs;
use std::path::{Path, PathBuf};

use shipworthy::engine::{Answers, Pack};

/// A path below the repository's root.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// The files of a folder with this ending, sorted; at least one, so that no test passes for lack of cases.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(root(folder)).unwrap_or_else(|error| panic!("cannot list {folder}: {error}"));
    let mut found: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.to_string_lossy().ends_with(ending));
    found.sort();
    assert!(!found.is_empty(), "no file in {folder} ends with {ending}");
    found
}

/// Every file below a folder, sorted.
pub(crate) fn tree(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// A pack that must be sound: no diagnostics, not even warnings.
pub(crate) fn pack(path: &Path) -> Pack {
    let (pack, problems) = Pack::from_text(&read(path));
    assert!(problems.is_empty(), "{}:\n{}", path.display(), lines(&problems));
    pack.unwrap()
}

/// Answers that must be sound.
pub(crate) fn answers(pack: &Pack, path: &Path) -> Answers {
    let (answers, problems) = Answers::from_text(pack, &read(path));
    assert!(problems.is_empty(), "{}:\n{}", path.display(), lines(&problems));
    answers.unwrap()
}

pub(crate) fn lines<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
