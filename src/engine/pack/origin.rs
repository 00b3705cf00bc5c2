//! What a pack was read from, and the digest of it, which is made when somebody asks for it.
//!
//! A page that shows its first question has no use for the digest yet, and making it takes a third of reading a pack.

use std::sync::OnceLock;

use crate::engine::decode::SCHEMA;
use crate::engine::diagnostic::Problems;
use crate::engine::digest::sha256;
use crate::engine::json::Json;

/// The text of a pack that was read.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    text: Box<str>,
    digest: OnceLock<String>,
}

impl Origin {
    pub(super) fn new(text: Box<str>) -> Self {
        Self { text, digest: OnceLock::new() }
    }

    /// See [`super::Pack::digest`].
    pub(super) fn digest(&self) -> &str {
        self.digest.get_or_init(|| {
            // It was read from this text before, so there are no problems.
            let json = Json::parse(&self.text, &mut Problems::default());
            json.map(|json| sha256(&json.canonical_without(SCHEMA))).unwrap_or_default()
        })
    }
}

/// The same whatever the space between the tokens, and whether the digest was asked for.
impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        self.digest() == other.digest()
    }
}
