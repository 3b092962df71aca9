//! Paths that lie in one another: `vidne stats articles articles/2019` has every article of 2019 once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The paths without those that are given again, each with what lies in it and is given too, seen from it.
pub(super) fn apart(paths: Vec<PathBuf>) -> Vec<(PathBuf, HashSet<PathBuf>)> {
    let mut known: HashMap<PathBuf, usize> = HashMap::new();
    let mut apart: Vec<(PathBuf, HashSet<PathBuf>)> = Vec::new();
    for path in paths {
        // What cannot be found has no place on the disk; it is said where it is read.
        let place = path.canonicalize().unwrap_or_else(|_| path.clone());
        if let Entry::Vacant(first) = known.entry(place) {
            first.insert(apart.len());
            apart.push((path, HashSet::new()));
        }
    }
    let mut take_out = |place: &Path| {
        for outer in place.ancestors().skip(1) {
            let Some((path, inner)) = known.get(outer).and_then(|&outer| apart.get_mut(outer)) else { continue };
            inner.extend(place.strip_prefix(outer).map(|rest| path.join(rest)));
        }
    };
    known.keys().for_each(|place| take_out(place));
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_twice_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let [a, b] = ["a", "a/b"].map(|name| folder.path().join(name));
        std::fs::create_dir_all(&b).unwrap();
        let apart = apart(vec![a.clone(), a.join("b/../b"), a.join("."), b, PathBuf::from("none")]);
        let paths: Vec<&Path> = apart.iter().map(|(path, _)| path.as_path()).collect();
        assert_eq!(paths, [a.as_path(), &a.join("b/../b"), Path::new("none")]);
        assert_eq!(apart[0].1, HashSet::from([a.join("b")]));
        assert!(apart[1].1.is_empty());
    }
}
