//! What a pack was read from, and the digest of it, which is made when somebody asks for it.
//!
//! A page that shows its first question has no use for it yet, and making it takes half as long as reading the pack.
//! What canonical JSON is stands in `json.rs`.

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::engine::decode::SCHEMA;
use crate::engine::diagnostic::Problems;
use crate::engine::digest::sha256;
use crate::engine::json::Json;

/// The text of a pack that was read.
#[derive(Clone)]
pub(super) struct Origin {
    text: Arc<str>,
    digest: OnceLock<String>,
}

impl Origin {
    pub(super) fn new(text: Arc<str>) -> Self {
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

/// Without the text, which is long.
impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Origin").field("digest", &self.digest).finish_non_exhaustive()
    }
}

/// The same whatever the space between the tokens, and whether the digest was asked for.
impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        self.digest() == other.digest()
    }
}
