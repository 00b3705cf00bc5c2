//! SHA-256 of canonical JSON: the fingerprints of packs and reports.
//!
//! The hash is RustCrypto's; the canonical form is [`super::json`]'s.

use sha2::{Digest, Sha256};

/// `sha256:` and the hash of a text's UTF-8 bytes, in hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut hasher = Sha256::new();
    // In pieces: a browser replaces its first, slow translation of WebAssembly by a quick one only where a function is
    // called anew.
    for piece in text.as_bytes().chunks(4096) {
        hasher.update(piece);
    }
    let hash = hasher.finalize();
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    "sha256:"
        .chars()
        .chain(nibbles.filter_map(|nibble| DIGITS.get(usize::from(nibble)).copied()))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_the_one_everybody_else_computes() {
        assert_eq!(
            super::sha256("abc"),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
