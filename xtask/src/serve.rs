//! The development server: the page as it will be delivered, but for the quick
//! build, at an address on this machine; built again whenever a file changes.
//!
//! The server is a few lines of the standard library because there is one page
//! to serve and it asks for nothing. It adds nothing to the page either, no
//! reloading script for instance: the content security policy that a visitor
//! will get is in force from the start.
//!
//! Beside it, `www` and `pkg` are served as they lie, for the host page of the
//! element: that one shows what `cargo xtask dist` built last.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecursiveMode, Watcher};

use crate::page::Parts;
use crate::tools::{Workspace, need_npm_packages, need_wasm_target};
use crate::wasm::Profile;

pub fn serve() -> Result<()> {
    let workspace = Workspace::find()?;
    println!("[1/3] looking for the tools…");
    need_wasm_target()?;
    need_npm_packages(&workspace, "")?;
    // Watching starts before the first build, so that no change is missed.
    let (_watcher, changes) = watch(&workspace.root)?;
    println!("[2/3] compiling the application to WebAssembly…");
    let page = Arc::new(RwLock::new(build(&workspace)?));
    println!("[3/3] starting the server…");
    let listener = listen()?;
    let address = listener.local_addr()?;
    println!("Shipworthy is at http://{address}/  (stop with Ctrl-C)");
    println!("the element, as `cargo xtask dist` built it last: http://{address}/www/demo.html");

    let served = Arc::clone(&page);
    let root = workspace.root.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let page = served.read().unwrap_or_else(PoisonError::into_inner).clone();
            let root = root.clone();
            // A browser that hangs up is no concern of the others.
            thread::spawn(move || answer(stream, &page, &root));
        }
    });
    while changes.recv().is_ok() {
        // An editor writes several files, or one file in several steps.
        while changes.recv_timeout(Duration::from_millis(150)).is_ok() {}
        println!("something changed: building again…");
        let start = Instant::now();
        match build(&workspace) {
            Ok(built) => {
                *page.write().unwrap_or_else(PoisonError::into_inner) = built;
                println!("rebuilt in {:.1} s: reload the page", start.elapsed().as_secs_f32());
            }
            Err(error) => eprintln!("error: {error:#}\nstill serving the last page that built"),
        }
    }
    Ok(())
}

fn build(workspace: &Workspace) -> Result<Arc<str>> {
    let page = Parts::build(workspace, Profile::Dev)?.assemble(workspace, Profile::Dev)?;
    Ok(page.into())
}

/// Sends a message for every change to a file that the page is made of.
fn watch(root: &Path) -> Result<(impl Watcher, Receiver<()>)> {
    let (changed, changes) = mpsc::channel();
    let manifest = root.join("Cargo.toml");
    let folders = ["src", "packs", "www"].map(|folder| root.join(folder));
    let watched = folders.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        // Reading a file is an event too, and a build reads them all.
        let is_change = matches!(
            event.kind,
            EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)
        );
        let is_ours = event
            .paths
            .iter()
            .any(|path| *path == manifest || watched.iter().any(|folder| path.starts_with(folder)));
        if is_change && is_ours {
            // The receiver is gone only when the program ends.
            let _ = changed.send(());
        }
    })?;
    // The manifest is watched through its folder: editors replace files.
    watcher.watch(root, RecursiveMode::NonRecursive).context("watching the checkout")?;
    for folder in &folders {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .with_context(|| format!("watching {}", folder.display()))?;
    }
    Ok((watcher, changes))
}

/// The first free port from 8080 on.
fn listen() -> Result<TcpListener> {
    (8080..8180)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .context("no port from 8080 to 8179 is free")
}

const HTML: &str = "text/html; charset=utf-8";

fn answer(mut stream: TcpStream, page: &str, root: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    reader.read_line(&mut request)?;
    // The rest of the request is of no interest, but a browser wants it read.
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let path = request.split(' ').nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    let (status, kind, body) = match path {
        "/" | "/index.html" => ("200 OK", HTML, page.as_bytes().to_vec()),
        _ => match file(root, path) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => {
                ("404 Not Found", "text/plain", b"There are / and /www/demo.html here".to_vec())
            }
        },
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// A file of `www` or `pkg` with its type, and nothing from elsewhere.
fn file(root: &Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let path = Path::new(path.strip_prefix('/')?);
    let is_inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    if !is_inside || !(path.starts_with("www") || path.starts_with("pkg")) {
        return None;
    }
    let kind = match path.extension()?.to_str()? {
        "html" => HTML,
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "wasm" => "application/wasm",
        _ => return None,
    };
    Some((kind, std::fs::read(root.join(path)).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_two_folders_are_served() -> Result<()> {
        let root = &Workspace::find()?.root;
        for (path, kind) in [("/www/demo.html", HTML), ("/pkg/dist/app.wasm", "application/wasm")] {
            assert_eq!(file(root, path).map(|(kind, _)| kind), Some(kind), "{path}");
        }
        for path in
            ["/Cargo.toml", "/www/../Cargo.toml", "//etc/hosts.html", "/www/none.html", "/www", ""]
        {
            assert_eq!(file(root, path), None, "{path}");
        }
        Ok(())
    }
}
