//! How large the delivered things are, against the ceilings and the numbers
//! in `tests/size.toml`.
//!
//! A size may not pass its budget, and may not move by more than 2 % in either
//! direction unless its number changes in the same commit: growth is noticed
//! when it happens, and a gain is kept.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use anyhow::{Context, Result, bail};

use crate::dist::Dist;
use crate::page::PACKS;
use crate::tools::Workspace;

const FILE: &str = "tests/size.toml";

pub fn check() -> Result<()> {
    let workspace = Workspace::find()?;
    Dist::build(&workspace).and_then(|dist| compare(&workspace, &dist))
}

pub fn accept() -> Result<()> {
    let workspace = Workspace::find()?;
    let dist = Dist::build(&workspace)?;
    let sizes = measure(&dist)?;
    let mut text = workspace.read(FILE)?;
    for size in &sizes {
        let (_, measured) = numbers(&text, &size.name)?;
        let section = format!("[{}]", size.name);
        let start = text.find(&section).unwrap_or_default();
        let old = format!("measured = {}", grouped(measured));
        let new = format!("measured = {}", grouped(size.judged()));
        let tail = text.split_off(start);
        text += &tail.replacen(&old, &new, 1);
    }
    fs::write(workspace.root.join(FILE), text).context("writing the new numbers")?;
    // The numbers are new; the budgets are not.
    compare(&workspace, &dist)
}

/// Prints the table; fails if a row is above its budget or moved unannounced.
pub fn compare(workspace: &Workspace, dist: &Dist) -> Result<()> {
    let sizes = measure(dist)?;
    print!("{}", table(workspace, &sizes)?);
    let text = workspace.read(FILE)?;
    let mut problems = Vec::new();
    for size in &sizes {
        let (budget, measured) = numbers(&text, &size.name)?;
        let (name, now) = (&size.name, size.judged());
        if now > budget {
            problems.push(format!("{name} is {now} bytes, {} above its budget", now - budget));
        }
        if now.abs_diff(measured) * 50 > measured {
            problems.push(format!(
                "{name} moved from {measured} to {now} bytes: if that is meant, run \
                 `cargo xtask size --accept` and say why in the commit"
            ));
        }
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("; "));
    }
    Ok(())
}

/// One row: the sum over files that travel separately.
struct Size {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    /// Files on a disk are judged by their bytes, the others by what a server sends.
    on_disk: bool,
}

impl Size {
    fn of(name: &str, on_disk: bool, files: &[&[u8]]) -> Result<Size> {
        let mut size = Size { name: name.to_owned(), raw: 0, gzip: 0, brotli: 0, on_disk };
        for bytes in files {
            size.raw += bytes.len();
            size.gzip += gzip_len(bytes)?;
            size.brotli += brotli_len(bytes)?;
        }
        Ok(size)
    }

    fn judged(&self) -> usize {
        if self.on_disk { self.raw } else { self.brotli }
    }
}

fn measure(dist: &Dist) -> Result<Vec<Size>> {
    let page = &dist.page;
    let assess = [dist.file("pkg/dist/assess.wasm")?, dist.file("pkg/dist/assess.js")?];
    let headless = [dist.file("pkg/dist/headless.wasm")?, dist.file("pkg/dist/headless.js")?];
    let app = [page.wasm.as_slice(), page.script.as_bytes(), page.style.as_bytes()];
    let later = [dist.file("pkg/dist/app-later.wasm")?];
    let element = [dist.file("pkg/dist/element.js")?];
    let mut sizes = vec![
        Size::of("assess", false, &assess)?,
        Size::of("headless", false, &headless)?,
        Size::of("app", false, &app)?,
        Size::of("app-later", false, &later)?,
        Size::of("element", false, &element)?,
    ];
    for (id, pack) in PACKS.iter().zip(&page.packs) {
        sizes.push(Size::of(&format!("pack-{id}"), false, &[pack.as_bytes()])?);
    }
    sizes.push(Size::of("index-html", true, &[dist.file("index.html")?])?);
    Ok(sizes)
}

fn table(workspace: &Workspace, sizes: &[Size]) -> Result<String> {
    let text = workspace.read(FILE)?;
    let mut out = format!(
        "{:<24}{:>12}{:>12}{:>12}{:>12}{:>12}   judged by\n",
        "bytes", "raw", "gzip 9", "brotli 11", "budget", "measured"
    );
    for size in sizes {
        let (budget, measured) = numbers(&text, &size.name)?;
        let columns = [size.raw, size.gzip, size.brotli, budget, measured];
        write!(out, "{:<24}", size.name)?;
        for column in columns {
            write!(out, "{:>12}", grouped(column))?;
        }
        writeln!(out, "   {}", if size.on_disk { "raw" } else { "brotli" })?;
    }
    Ok(out)
}

/// `budget` and `measured` of one row. The file is TOML, and this reads the
/// part of TOML that it uses: tables of whole numbers.
fn numbers(toml: &str, row: &str) -> Result<(usize, usize)> {
    let section = format!("[{row}]");
    let lines = || {
        toml.lines()
            .skip_while(|line| line.trim() != section)
            .skip(1)
            .take_while(|line| !line.starts_with('['))
    };
    let number = |key: &str| {
        lines()
            .filter_map(|line| line.split_once('='))
            .find(|(name, _)| name.trim() == key)
            .and_then(|(_, value)| value.trim().replace('_', "").parse().ok())
            .with_context(|| format!("{FILE} has no number `{key}` under {section}"))
    };
    Ok((number("budget")?, number("measured")?))
}

/// `1234567` as `1_234_567`: as TOML and people read it.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

fn gzip_len(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli_len(mut bytes: &[u8]) -> Result<usize> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut out, &params)?;
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_their_own_row() {
        let toml = "# x\n[a]\nbudget = 1_000\nmeasured = 10\n\n[b]\nbudget = 2\n";
        assert_eq!(numbers(toml, "a").ok(), Some((1000, 10)));
        assert!(numbers(toml, "b").is_err());
        assert!(numbers(toml, "c").is_err());
    }

    #[test]
    fn digits_are_grouped_by_three() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1_000", "1_234_567"]);
    }
}
