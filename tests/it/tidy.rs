//! The shape of the source tree: invariants of `ARCHITECTURE.md` that the compiler does not check.

use std::process::Command;

use super::files::{files, lines, pack, read, root, tree};

/// Every Rust file of the project with its text, by its path from the root.
fn sources(folder: &str) -> Vec<(String, String)> {
    let found: Vec<_> = tree(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let name = path.strip_prefix(root("")).unwrap().to_string_lossy().replace('\\', "/");
            let text = read(&path);
            (name, text)
        })
        .collect();
    assert!(!found.is_empty());
    found
}

/// The code of a file: without comments and without its own tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// Fails for every file of a folder whose code has one of these words.
fn check_absent(folder: &str, words: &[&str], except: &[&str]) {
    let mut findings = Vec::new();
    for (name, text) in sources(folder) {
        let code = code(&text);
        for word in words {
            if !except.contains(&name.as_str()) && code.contains(word) {
                findings.push(format!("{name} has `{word}`"));
            }
        }
    }
    assert!(findings.is_empty(), "{}", lines(&findings));
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests/it", "xtask/src"] {
        for (name, text) in sources(folder) {
            assert!(text.starts_with("//! "), "{name} does not begin with a //! line");
        }
    }
}

#[test]
fn layers_import_only_rightwards() {
    check_absent(
        "src/engine",
        &["crate::js", "crate::ui", "super::super::js", "super::super::ui"],
        &[],
    );
    check_absent("src/js", &["crate::ui"], &[]);
    check_absent("src/ui", &["crate::js"], &[]);
}

#[test]
fn the_engine_knows_no_browser_no_clock_and_no_chance() {
    check_absent(
        "src/engine",
        &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "yew",
            "std::time",
            "std::fs",
            "std::net",
            "std::env",
            "std::thread",
        ],
        &[],
    );
}

#[test]
fn without_features_only_the_allowed_crates_are_linked() {
    const ALLOWED: &[&str] = &[
        "shipworthy",
        "serde",
        "serde_core",
        "serde_derive",
        "serde_json",
        "itoa",
        "memchr",
        "zmij",
        "sha2",
        "digest",
        "block-buffer",
        "crypto-common",
        "hybrid-array",
        "typenum",
        "cfg-if",
        "cpufeatures",
        "libc",
        // Run at build time only, inside the compiler.
        "proc-macro2",
        "quote",
        "syn",
        "unicode-ident",
    ];
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let out = Command::new(cargo)
        .args([
            "tree",
            "--package",
            "shipworthy",
            "--no-default-features",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .args(["--format", "{p}", "--offline", "--locked"])
        .current_dir(root(""))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8_lossy(&out.stdout);
    let names: Vec<_> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"shipworthy") && names.contains(&"serde_json"));
    let unexpected: Vec<_> = names.iter().filter(|name| !ALLOWED.contains(name)).collect();
    assert!(unexpected.is_empty(), "not allowed in the engine: {}", lines(&unexpected));
}

#[test]
fn one_file_converts_javascript_values() {
    check_absent("src/js", &["JsValue", "serde_wasm_bindgen", "Reflect"], &["src/js/convert.rs"]);
}

#[test]
fn browser_effects_live_in_one_file() {
    // Event types are how components hear of a click; what they do about it is a callback.
    const EFFECTS: &[&str] = &[
        "window()",
        "local_storage",
        "Storage",
        "Blob",
        "create_object_url",
        "set_title",
        "add_event_listener",
        "request_animation_frame",
        ".focus(",
        "js_sys::",
    ];
    check_absent("src/ui", EFFECTS, &["src/ui/host.rs"]);
}

#[test]
fn the_model_and_its_view_know_neither_yew_nor_the_browser() {
    const PURE: [&str; 3] = ["src/ui/model", "src/ui/view_model", "src/ui/text"];
    for (name, text) in sources("src/ui") {
        if PURE.iter().any(|place| name.starts_with(place)) {
            for word in ["yew", "web_sys", "wasm_bindgen", "js_sys"] {
                assert!(!code(&text).contains(word), "{name} has `{word}`");
            }
        }
    }
}

#[test]
fn no_rule_of_a_shipped_pack_is_named_in_the_sources() {
    let pack = pack(&root("packs/poc-to-production/pack.json"));
    // Ids of one word are ordinary English; those with a hyphen are names.
    let ids: Vec<String> = pack
        .questions()
        .iter()
        .map(|question| question.id.clone())
        .chain(pack.gates().iter().map(|gate| gate.id.clone()))
        .chain(pack.lenses().iter().map(|lens| lens.id.clone()))
        .chain(pack.figures().iter().map(|figure| figure.id.clone()))
        .filter(|id| id.contains('-'))
        .map(|id| format!("\"{id}\""))
        .collect();
    assert!(ids.len() > 50);
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    // Tests of the pages speak of the shipped pack.
    check_absent("src", &ids, &["src/ui/pages/tests.rs"]);
}

#[test]
fn the_manual_of_the_format_names_every_field_and_word_that_is_read() {
    let manual = read(&root("packs/README.md"));
    let (mut fields, mut words) = (0, 0);
    for file in ["raw.rs", "figure.rs", "lens.rs", "action.rs"] {
        let text = read(&root(&format!("src/engine/pack/{file}")));
        for line in text.lines().map(str::trim).filter(|line| line.ends_with(',')) {
            let line = line.strip_prefix("pub(crate) ").unwrap_or(line);
            let line = line.strip_prefix("pub ").unwrap_or(line);
            let name = if let Some((field, _)) = line.split_once(": ")
                && file != "lens.rs"
            {
                fields += 1;
                field
            } else if let Some((_, word)) = line.split_once(" = \"") {
                words += 1;
                word.trim_end_matches("\",")
            } else {
                continue;
            };
            if name.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '-') {
                let named = [
                    format!("`{name}`"),
                    format!("\"{name}\""),
                    format!("{name}?"),
                    format!(" {name},"),
                    format!("{name} }}"),
                ];
                assert!(
                    named.iter().any(|form| manual.contains(form)),
                    "packs/README.md does not explain `{name}`"
                );
            }
        }
    }
    assert!(fields > 100, "only {fields} fields were found");
    assert!(words > 50, "only {words} words were found");
}

#[test]
fn the_built_files_are_there() {
    for path in [
        "index.html",
        "pkg/dist/app-later.wasm",
        "pkg/dist/app.js",
        "pkg/dist/app.wasm",
        "pkg/dist/assess.js",
        "pkg/dist/assess.wasm",
        "pkg/dist/element.js",
        "pkg/dist/headless.js",
        "pkg/dist/headless.wasm",
        "pkg/packs/poc-to-production.json",
    ] {
        assert!(root(path).exists(), "{path} is missing: cargo xtask dist");
    }
    assert!(!files("tests/packs", ".json").is_empty());
}

#[test]
fn no_text_names_a_machine() {
    // A home directory or a registry's address in a committed file belongs to somebody's machine.
    let mut findings = Vec::new();
    for folder in ["src", "tests/it", "tests/js", "xtask/src", "www", "packs", "pkg"] {
        for path in tree(folder) {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            for place in [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/")] {
                if text.contains(place) && !path.to_string_lossy().contains("node_modules") {
                    findings.push(format!("{} has {place}", path.display()));
                }
            }
        }
    }
    assert!(findings.is_empty(), "{}", lines(&findings));
}
