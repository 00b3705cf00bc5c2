//! The one file: everything the application needs, inside one HTML page that
//! asks for nothing else.
//!
//! `www/shell.html` is the template. The WebAssembly modules, the style sheet and
//! the packs are packed (gzip, then printable characters) into data blocks, which
//! `www/unpack.js` unpacks, in the order in which `www/boot.js` needs them. The
//! page's content security policy names its script and its first few rules of
//! style by hash and allows no connection.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::tools::{Workspace, need_npm_packages};
use crate::wasm::{self, Product, Profile};

/// The shipped packs, the one that opens by default first.
pub const PACKS: [&str; 2] = ["poc-to-production", "ml-test-score"];

/// How the page looks until its style sheet is unpacked, and where nothing can be.
const FIRST_STYLE: &str =
    "html{background:Canvas}body{margin:0;padding:1rem;font:1rem/1.5 system-ui,sans-serif}";

/// What goes into the page, before it is packed.
pub struct Parts {
    pub wasm: Vec<u8>,
    /// What the page needs only after the first answers; none in a quick build, where it is in `wasm`.
    pub later: Option<Vec<u8>>,
    pub script: String,
    pub style: String,
    /// Those of its rules that nobody sees at first.
    pub style_later: String,
    /// What a page loads for the custom element at once, and what it loads when a visitor starts.
    pub element: String,
    pub element_app: String,
    /// Minified, in the order of [`PACKS`].
    pub packs: Vec<String>,
}

impl Parts {
    pub fn build(workspace: &Workspace, profile: Profile) -> Result<Parts> {
        need_npm_packages(workspace, "")?;
        let app = wasm::build(workspace, Product::App, profile)?;
        let glue = format!("--alias:shipworthy-app={}", app.glue.display());
        // Empty where there is nothing to join.
        let joint = if app.later.is_some() { wasm::joint(workspace)? } else { String::new() };
        let joint = format!("--define:JOINT=\"{joint}\"");
        // Old enough to reach the sentence that says what is missing.
        let page = ["www/boot.js", "--bundle", "--format=iife", "--target=es2020", &glue, &joint];
        let script = shrink(workspace, &page)?;
        let style = shrink(workspace, &["www/style.css", "--bundle"])?;
        let style_later = shrink(workspace, &["www/later.css", "--bundle"])?;
        let sheet = app.glue.with_file_name("style.css");
        let both = [style.trim_end(), style_later.trim_end()].concat();
        fs::write(&sheet, both).context("writing the style sheet for the bundler")?;
        let sheet = format!("--alias:shipworthy-style={}", sheet.display());
        let module = ["--format=esm", "--target=es2022"];
        let element = shrink(workspace, &[&["www/element.js"], &module[..]].concat())?;
        let bundle = ["www/app.js", "--bundle", "--loader:.css=text", &glue, &sheet, &joint];
        let element_app = shrink(workspace, &[&bundle, &module[..]].concat())?;
        let packs = PACKS.iter().map(|id| minified_pack(workspace, id)).collect::<Result<_>>()?;
        Ok(Parts {
            wasm: app.wasm,
            later: app.later,
            script,
            style,
            style_later,
            element,
            element_app,
            packs,
        })
    }

    pub fn assemble(&self, workspace: &Workspace, profile: Profile) -> Result<String> {
        let script = self.script.trim_end();
        // Inside its element a script ends at the first end tag, whatever its syntax says.
        if script.to_lowercase().contains("</script") || script.contains('\r') {
            bail!("the page's script contains `</script` or a carriage return");
        }
        let policy = [
            "default-src 'none'".to_owned(),
            format!("script-src '{}' 'wasm-unsafe-eval'", source_hash(script)),
            format!("style-src '{}'", source_hash(FIRST_STYLE)),
            "img-src data:".to_owned(),
            "connect-src 'none'".to_owned(),
            "base-uri 'none'".to_owned(),
            "form-action 'none'".to_owned(),
            "require-trusted-types-for 'script'".to_owned(),
        ]
        .join("; ");
        let module = data_block("app-wasm", &self.wasm, profile)?;
        let mut data = data_block("style", self.style.trim_end().as_bytes(), profile)?;
        for (id, pack) in PACKS.iter().zip(&self.packs) {
            data += &data_block(&format!("pack-{id}"), pack.as_bytes(), profile)?;
        }
        data += &data_block("style-later", self.style_later.trim_end().as_bytes(), profile)?;
        if let Some(later) = &self.later {
            data += &data_block("app-later", later, profile)?;
        }
        fill(
            &workspace.read("www/shell.html")?,
            &[
                ("policy", &policy),
                ("version", &workspace.version),
                ("style", FIRST_STYLE),
                ("data", data.trim_end()),
                ("module", module.trim_end()),
                ("script", script),
            ],
        )
    }
}

/// Minifies a script or style sheet, or what `args` make of it.
pub fn shrink(workspace: &Workspace, args: &[&str]) -> Result<String> {
    let output = workspace
        .npm_program("esbuild")
        .args(args)
        .args(["--minify", "--charset=utf8", "--log-level=warning", "--legal-comments=none"])
        .stderr(Stdio::inherit())
        .output()
        .context("starting esbuild")?;
    if !output.status.success() {
        bail!("esbuild cannot bundle {}", args.first().unwrap_or(&""));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// A pack without the space between its tokens; numbers, texts and the order
/// of keys stay as they were written.
fn minified_pack(workspace: &Workspace, id: &str) -> Result<String> {
    let path = format!("packs/{id}/pack.json");
    let text = workspace.read(&path)?;
    serde_json::from_str::<serde_json::Value>(&text).with_context(|| path)?;
    Ok(without_space(&text))
}

fn without_space(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut in_string = false;
    let mut escaped = false;
    for c in json.chars() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c.is_ascii_whitespace() {
            continue;
        } else {
            in_string = c == '"';
        }
        out.push(c);
    }
    out
}

fn source_hash(content: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

fn data_block(id: &str, bytes: &[u8], profile: Profile) -> Result<String> {
    let text = printable(&gzip(bytes, profile)?);
    Ok(format!("<script type=\"application/gzip\" id=\"{id}\">{text}</script>\n"))
}

/// Bytes as characters that mean nothing in HTML, in whatever character set: 13 bits in two of 91, and what is left in
/// one if it is six bits or less. That is 23 % more than the bytes; base64 would be 33 %.
fn printable(bytes: &[u8]) -> String {
    let digit = |value: u32| {
        let mut digits = (b'!'..=b'~').filter(|digit| !b"&<>".contains(digit));
        char::from(digits.nth(value as usize).unwrap_or(b'!'))
    };
    let digits: Vec<char> = (0..91).map(digit).collect();
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    let (mut held, mut count) = (0_u32, 0);
    for byte in bytes {
        held |= u32::from(*byte) << count;
        count += 8;
        if count >= 13 {
            let pair = (held & 0x1FFF) as usize;
            text.extend([digits[pair % 91], digits[pair / 91]]);
            held >>= 13;
            count -= 13;
        }
    }
    if count > 0 {
        text.push(digits[held as usize % 91]);
    }
    if count > 6 {
        text.push(digits[held as usize / 91]);
    }
    text
}

/// Both ways give the same bytes at every run: neither writes a time or a name.
pub fn gzip(bytes: &[u8], profile: Profile) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    match profile {
        Profile::Dev => {
            let mut encoder = flate2::write::GzEncoder::new(out, flate2::Compression::fast());
            encoder.write_all(bytes)?;
            out = encoder.finish()?;
        }
        Profile::Release => {
            zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut out)?;
        }
    }
    Ok(out)
}

/// Replaces each `{{name}}` of the template, once, and never looks into what it put in.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) =
            after.split_once("}}").context("a `{{` without `}}` in www/shell.html")?;
        let (_, value) = values.iter().find(|(known, _)| *known == name).with_context(|| {
            format!("www/shell.html asks for `{name}`, which the build does not make")
        })?;
        page.push_str(before);
        page.push_str(value);
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_space_between_tokens_goes() {
        let json = "{ \"a b\" : [ 1,\n 2 ], \"q\\\" \\\\\" : \" x \" }\n";
        assert_eq!(without_space(json), r#"{"a b":[1,2],"q\" \\":" x "}"#);
    }

    #[test]
    fn the_template_is_filled_once() {
        let page = fill("<{{a}}|{{b}}|{{a}}>", &[("a", "{{b}}"), ("b", "2")]);
        assert_eq!(page.ok().as_deref(), Some("<{{b}}|2|{{b}}>"));
        assert!(fill("{{c}}", &[]).is_err());
        assert!(fill("{{c", &[]).is_err());
    }

    #[test]
    fn a_packed_block_is_the_same_every_time() {
        for profile in [Profile::Dev, Profile::Release] {
            let first = gzip(b"a pack, a pack, a pack", profile).ok();
            assert!(first.is_some());
            assert_eq!(first, gzip(b"a pack, a pack, a pack", profile).ok());
        }
    }
}
