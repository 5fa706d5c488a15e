//! Folders: made fresh, copied, swapped.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

/// An empty folder, whatever was there before.
pub fn fresh(folder: &Path) -> Result<()> {
    remove(folder)?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Removes a folder if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// Reads a text, naming the file if that fails.
pub fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes a file and the folders above it.
pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let parent = file.parent().map_or(Ok(()), fs::create_dir_all);
    let written = parent.and_then(|()| fs::write(file, content));
    written.with_context(|| format!("cannot write {}", file.display()))
}

/// Copies a file, making the folders above the new one.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let parent = to.parent().map_or(Ok(()), fs::create_dir_all);
    let copied = parent.and_then(|()| fs::copy(from, to));
    copied.map(drop).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}

/// Copies a folder with all that is below it.
pub fn copy_all(from: &Path, to: &Path) -> Result<()> {
    below(from)?.iter().try_for_each(|file| copy(file, &to.join(file.strip_prefix(from)?)))
}

/// Every file below a folder, sorted by path.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// How many files a folder holds, and how heavy they are, for people.
pub fn weight(folder: &Path) -> Result<String> {
    let files = below(folder)?;
    let bytes = files.iter().map(|file| Ok(fs::metadata(file)?.len())).sum::<Result<u64>>()?;
    Ok(format!("{}: {} files, {} MB", folder.display(), files.len(), bytes / 1_000_000))
}

/// Puts a finished folder in the place of the old one.
pub fn swap(finished: &Path, place: &Path) -> Result<()> {
    let old = place.with_extension("old");
    remove(&old)?;
    if place.exists() {
        fs::rename(place, &old).with_context(|| format!("cannot move {}", place.display()))?;
    }
    fs::rename(finished, place).with_context(|| format!("cannot make {}", place.display()))?;
    remove(&old)
}

/// The first 16 hexadecimal digits of the SHA-256 of several pieces of content, in order.
pub fn hash<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    pieces.into_iter().for_each(|piece| hasher.update(piece));
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_head_of_sha_256() {
        assert_eq!(hash([&b"a"[..], b"bc"]), "ba7816bf8f01cfea");
    }

    #[test]
    fn a_swap_replaces_the_old_folder_whole() -> Result<()> {
        let root = std::env::temp_dir().join(format!("xtask-swap-{}", std::process::id()));
        write(&root.join("dist/old.txt"), "old")?;
        write(&root.join("dist.tmp/a/new.txt"), "new")?;
        swap(&root.join("dist.tmp"), &root.join("dist"))?;
        let files = below(&root)?;
        remove(&root)?;
        assert_eq!(files, [root.join("dist/a/new.txt")]);
        Ok(())
    }
}
