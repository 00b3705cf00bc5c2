//! Everything that is delivered, built from the checkout: the offline page,
//! and the built files of the npm package.
//!
//! These files are committed, so that both work straight from a clone; the
//! same build proves that they are current.

use std::fs;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};

use crate::page::{self, PACKS, Parts};
use crate::provenance::bill_of_materials;
use crate::schemas;
use crate::tools::{Workspace, need_npm_packages, need_wasm_target};
use crate::wasm::{self, Product, Profile};

/// The delivered files, and the parts they were made of.
pub struct Dist {
    /// Path in the checkout, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    pub page: Parts,
}

pub fn write() -> Result<()> {
    let workspace = Workspace::find()?;
    for (path, bytes) in Dist::build(&workspace)?.files {
        let file = workspace.root.join(&path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, &bytes).with_context(|| format!("writing {path}"))?;
        println!("{path}: {} bytes", bytes.len());
    }
    Ok(())
}

pub fn check() -> Result<()> {
    let workspace = Workspace::find()?;
    Dist::build(&workspace)?.check(&workspace)
}

/// The WebAssembly as a module of JavaScript: compressed it is two fifths as large, in base64 still half.
fn inline(wasm: &[u8]) -> Result<String> {
    let text = BASE64_STANDARD.encode(page::gzip(wasm, Profile::Release)?);
    Ok(format!("/** @type {{string}} */\nexport default \"{text}\";\n"))
}

impl Dist {
    pub fn build(workspace: &Workspace) -> Result<Dist> {
        need_wasm_target()?;
        need_npm_packages(workspace, "")?;
        let mut files = Vec::new();
        println!("[1/3] compiling the two headless engines to WebAssembly…");
        for (name, product) in [("assess", Product::Assess), ("headless", Product::Headless)] {
            let engine = wasm::build(workspace, product, Profile::Release)?;
            let glue = engine.glue.display().to_string();
            let glue = page::shrink(workspace, &[&glue, "--format=esm"])?;
            let mut add =
                |ending: &str, bytes| files.push((format!("pkg/dist/{name}{ending}"), bytes));
            if matches!(product, Product::Headless) {
                add("-inline.js", inline(&engine.wasm)?.into_bytes());
            }
            add(".wasm", engine.wasm);
            add(".js", glue.into_bytes());
            add(".d.ts", engine.types.into_bytes());
        }
        println!("[2/3] compiling the application to WebAssembly…");
        let page = Parts::build(workspace, Profile::Release)?;
        println!("[3/3] packing index.html…");
        let index = page.assemble(workspace, Profile::Release)?;

        files.extend([
            ("index.html".to_owned(), index.into_bytes()),
            ("pkg/dist/element.js".to_owned(), page.element.clone().into_bytes()),
            ("pkg/dist/app.js".to_owned(), page.element_app.clone().into_bytes()),
            ("pkg/dist/app.wasm".to_owned(), page.wasm.clone()),
            (
                "pkg/dist/app-later.wasm".to_owned(),
                page.later.clone().context("a delivered application is in two parts")?,
            ),
            ("pkg/sbom.cdx.json".to_owned(), bill_of_materials(workspace)?),
        ]);
        for (id, pack) in PACKS.iter().zip(&page.packs) {
            files.push((format!("pkg/packs/{id}.json"), pack.clone().into_bytes()));
        }
        files.extend(schemas::files());
        // npm packs nothing that lies above the package.
        for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
            files.push((format!("pkg/{name}"), workspace.read(name)?.into_bytes()));
        }
        Ok(Dist { files, page })
    }

    /// The bytes of one delivered file.
    pub fn file(&self, path: &str) -> Result<&[u8]> {
        self.files
            .iter()
            .find(|(known, _)| known == path)
            .map(|(_, bytes)| bytes.as_slice())
            .with_context(|| format!("the build does not make {path}"))
    }

    /// Fails, naming the files, unless the checkout holds exactly these bytes.
    pub fn check(&self, workspace: &Workspace) -> Result<()> {
        let stale: Vec<&str> = self
            .files
            .iter()
            .filter(|(path, bytes)| {
                !fs::read(workspace.root.join(path)).is_ok_and(|committed| committed == *bytes)
            })
            .map(|(path, _)| path.as_str())
            .collect();
        if !stale.is_empty() {
            bail!(
                "not what the sources build: {}; run `cargo xtask dist` and commit the result",
                stale.join(", ")
            );
        }
        println!("{} delivered files are current", self.files.len());
        Ok(())
    }
}
