//! Tells when sources have changed, once for a burst of changes.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::project::Project;

/// What a build is made from; files at the top are watched through their folder, because editors replace them.
const FOLDERS: [&str; 4] = ["src", "www", "data", "build"];
const TOP_FILES: [&str; 2] = ["build.rs", "Cargo.toml"];
/// Silence that ends a burst: editors and `git checkout` write many files at once.
const QUIET: Duration = Duration::from_millis(300);

/// A running watch.
pub struct Watch {
    changes: Receiver<()>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch.
    pub fn start(project: &Project) -> Result<Self> {
        let (send, changes) = mpsc::channel();
        let root = project.root.clone();
        let handler = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(&event, &root)) {
                // Nobody listens any more only when the tool is ending.
                let _ = send.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(handler).context("cannot watch files")?;
        watcher.watch(&project.root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            watcher.watch(&project.path(folder), RecursiveMode::Recursive).context(folder)?;
        }
        Ok(Self { changes, _watcher: watcher })
    }

    /// Waits until something changed and has been quiet since; false if nothing did within `patience`.
    pub fn changed(&self, patience: Duration) -> bool {
        if self.changes.recv_timeout(patience).is_err() {
            return false;
        }
        while self.changes.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {}
        true
    }
}

/// Writing, making, moving and removing a source; reading one (which builds do) is no change.
fn matters(event: &Event, root: &Path) -> bool {
    let writes = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
    writes && event.paths.iter().any(|path| is_source(path, root))
}

fn is_source(path: &Path, root: &Path) -> bool {
    let Ok(path) = path.strip_prefix(root) else {
        return false;
    };
    let below = |folder: &&str| path.starts_with(folder) && path != Path::new(folder);
    FOLDERS.iter().any(below) || TOP_FILES.iter().any(|file| path == Path::new(file))
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, AccessMode, ModifyKind};

    use super::*;

    fn event(kind: EventKind, path: &str) -> bool {
        matters(&Event::new(kind).add_path(path.into()), Path::new("/repo"))
    }

    #[test]
    fn only_written_sources_matter() {
        let write = EventKind::Modify(ModifyKind::Any);
        assert!(event(write, "/repo/src/web/mount.rs"));
        assert!(event(write, "/repo/Cargo.toml"));
        assert!(!event(write, "/repo/dist.tmp"));
        assert!(!event(write, "/repo/Cargo.lock"));
    }

    #[test]
    fn reading_is_no_change() {
        assert!(!event(EventKind::Access(AccessKind::Open(AccessMode::Read)), "/repo/src/lib.rs"));
    }
}
