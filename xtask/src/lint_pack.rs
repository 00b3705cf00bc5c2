//! Says what is wrong with a pack, for people who write packs.

use std::fs;

use anyhow::{Context, Result, bail};
use shipworthy::engine::Pack;

pub fn lint(file: &str) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {file}"))?;
    let (pack, diagnostics) = Pack::from_text(&text);
    for diagnostic in &diagnostics {
        println!("{diagnostic}");
    }
    match pack {
        Some(_) => println!("{file} is a sound pack"),
        None => bail!("{file} is not a sound pack"),
    }
    Ok(())
}
