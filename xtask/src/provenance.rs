//! Where a delivered build comes from: a digest of its sources, and the list of the crates in it.
//!
//! A commit cannot name itself in files that it contains; a digest over everything that is compiled or packed can be
//! computed again from any checkout. Nothing here depends on a clock, on the folder or on the machine.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use cyclonedx_bom::external_models::normalized_string::NormalizedString;
use cyclonedx_bom::external_models::spdx::SpdxExpression;
use cyclonedx_bom::external_models::uri::Purl;
use cyclonedx_bom::models::bom::Bom;
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata;
use cyclonedx_bom::prelude::Validate;
use sha2::{Digest, Sha256};

use crate::tools::{self, WASM_TARGET, Workspace};

/// What the delivered files are made of.
const SOURCES: [&str; 6] =
    ["Cargo.lock", "Cargo.toml", "packs", "rust-toolchain.toml", "src", "www"];

/// `sha256:` and the SHA-256 over a line for each source file, in the order of their paths: the SHA-256 of its bytes,
/// two spaces, its path from the root of the checkout. It is what `sha256sum` prints for the same files.
pub fn source_digest(workspace: &Workspace) -> Result<String> {
    let mut files = Vec::new();
    for name in SOURCES {
        list(&workspace.root, name, &mut files)?;
    }
    files.sort();
    let mut lines = String::new();
    for path in files {
        let bytes =
            fs::read(workspace.root.join(&path)).with_context(|| format!("reading {path}"))?;
        lines += &format!("{}  {path}\n", hex(&bytes));
    }
    Ok(format!("sha256:{}", hex(lines.as_bytes())))
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files of a path, written with slashes; what begins with a dot belongs to an editor or a system.
fn list(root: &Path, path: &str, files: &mut Vec<String>) -> Result<()> {
    let place = root.join(path);
    if !place.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(&place).with_context(|| format!("listing {path}"))? {
        let name = entry?.file_name();
        let name = name.to_str().context("a source file whose name is no text")?;
        if !name.starts_with('.') {
            list(root, &format!("{path}/{name}"), files)?;
        }
    }
    Ok(())
}

/// The crates that are compiled into the delivered WebAssembly, as CycloneDX 1.5.
pub fn bill_of_materials(workspace: &Workspace) -> Result<Vec<u8>> {
    let output = tools::cargo()
        .args(["metadata", "--format-version", "1", "--locked", "--features", "plans,ui"])
        .args(["--filter-platform", WASM_TARGET])
        .current_dir(&workspace.root)
        .stderr(Stdio::inherit())
        .output()
        .context("running `cargo metadata`")?;
    if !output.status.success() {
        bail!("cargo cannot list the dependencies");
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let array = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let packages = array(&metadata["packages"]);
    let nodes = array(&metadata["resolve"]["nodes"]);
    let find = |id: &serde_json::Value| packages.iter().find(|package| package["id"] == *id);
    let root = packages
        .iter()
        .find(|package| package["name"] == "shipworthy")
        .context("cargo does not list the package `shipworthy`")?;

    // What is compiled in: dependencies that are neither only for tests nor only for the build.
    let mut inside = vec![root["id"].clone()];
    let mut next = 0;
    while let Some(id) = inside.get(next).cloned() {
        next += 1;
        let deps = nodes.iter().find(|node| node["id"] == id).map(|node| array(&node["deps"]));
        for dep in deps.unwrap_or_default() {
            let is_normal = array(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let is_macro = find(&dep["pkg"]).is_some_and(|package| {
                array(&package["targets"])
                    .iter()
                    .any(|target| array(&target["kind"]).iter().any(|kind| kind == "proc-macro"))
            });
            if is_normal && !is_macro && !inside.contains(&dep["pkg"]) {
                inside.push(dep["pkg"].clone());
            }
        }
    }
    // Those lists hold what any member of the workspace asks of a dependency, the tools of the build, too.
    let built = tools::cargo()
        .args(["tree", "--locked", "--package", "shipworthy", "--features", "plans,ui"])
        .args(["--target", WASM_TARGET, "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(&workspace.root)
        .stderr(Stdio::inherit())
        .output()
        .context("running `cargo tree`")?;
    if !built.status.success() {
        bail!("cargo cannot list what is compiled in");
    }
    let built = String::from_utf8(built.stdout)?;
    let is_built = |package: &&serde_json::Value| {
        let text = |name: &str| package[name].as_str().unwrap_or_default();
        let line = format!("{} v{}", text("name"), text("version"));
        built.lines().any(|known| known == line || known.starts_with(&format!("{line} ")))
    };
    let mut components = inside
        .iter()
        .skip(1)
        .filter_map(find)
        .filter(is_built)
        .map(|package| component(package, Classification::Library))
        .collect::<Result<Vec<_>>>()?;
    let order = |component: &Component| {
        let purl = component.purl.as_ref().map(ToString::to_string);
        (component.name.to_string(), purl)
    };
    components.sort_by_key(order);

    let bom = Bom {
        version: 1,
        // A number of its own would be another one at every build.
        serial_number: None,
        metadata: Some(Metadata {
            component: Some(component(root, Classification::Library)?),
            ..Metadata::default()
        }),
        components: Some(Components(components)),
        ..Bom::default()
    };
    if !bom.validate().passed() {
        bail!("the list of the crates is no valid CycloneDX");
    }
    let mut out = Vec::new();
    bom.output_as_json_v1_5(&mut out).context("writing the list of the crates")?;
    out.push(b'\n');
    Ok(out)
}

fn component(package: &serde_json::Value, kind: Classification) -> Result<Component> {
    let text = |name: &str| package[name].as_str().unwrap_or_default();
    let (name, version) = (text("name"), text("version"));
    let mut component = Component::new(kind, name, version, None);
    component.purl = Some(
        Purl::new("cargo", name, version)
            .ok()
            .with_context(|| format!("naming the crate {name}"))?,
    );
    // Some crates still write `MIT/Apache-2.0`.
    let license = text("license").replace('/', " OR ");
    if !license.is_empty() {
        let expression = SpdxExpression::new(&license);
        component.licenses = Some(Licenses(vec![LicenseChoice::Expression(expression)]));
    }
    component.description = package["description"]
        .as_str()
        .map(|text| NormalizedString::new(&text.split_whitespace().collect::<Vec<_>>().join(" ")));
    Ok(component)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_sha256sum() {
        assert_eq!(hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn files_are_listed_with_slashes_and_without_those_of_editors() -> Result<()> {
        let root = std::env::temp_dir().join(format!("shipworthy-list-{}", std::process::id()));
        fs::create_dir_all(root.join("src/deep"))?;
        for path in ["src/deep/b.rs", "src/a.rs", "src/.swp"] {
            fs::write(root.join(path), "")?;
        }
        let mut files = Vec::new();
        list(&root, "src", &mut files)?;
        fs::remove_dir_all(&root)?;
        files.sort();
        assert_eq!(files, ["src/a.rs", "src/deep/b.rs"]);
        Ok(())
    }
}
