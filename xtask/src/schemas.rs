//! The JSON Schemas in `pkg/schemas`: the engine makes them of its types, this writes them.
//!
//! `dist` does it with everything else; the verb of its own needs no WebAssembly.

use std::fs;

use anyhow::{Context, Result};
use shipworthy::engine::schema::schemas;

use crate::tools::Workspace;

/// Path in the checkout, and bytes.
pub fn files() -> Vec<(String, Vec<u8>)> {
    schemas()
        .into_iter()
        .map(|(name, text)| (format!("pkg/schemas/{name}.schema.json"), text.into_bytes()))
        .collect()
}

pub fn write() -> Result<()> {
    let workspace = Workspace::find()?;
    fs::create_dir_all(workspace.root.join("pkg/schemas"))?;
    for (path, bytes) in files() {
        fs::write(workspace.root.join(&path), &bytes).with_context(|| format!("writing {path}"))?;
        println!("{path}: {} bytes", bytes.len());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schemas_are_those_of_the_types() {
        for (path, bytes) in files() {
            let committed = fs::read(format!("{}/../{path}", env!("CARGO_MANIFEST_DIR")));
            let is_current = committed.is_ok_and(|committed| committed == bytes);
            assert!(is_current, "{path} is not what the types give: run `cargo xtask schemas`");
        }
    }
}
