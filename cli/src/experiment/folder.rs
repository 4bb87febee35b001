//! The folder for results.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A folder that is there and can be written.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes the folder if it is not there, and tries to write to it.
    ///
    /// # Errors
    /// It cannot be made or written; in words.
    pub fn create(path: &Path) -> Result<Folder, String> {
        let folder = Folder { path: path.to_owned() };
        let tried = fs::create_dir_all(path).and_then(|()| tempfile::tempfile_in(path).map(drop));
        match tried {
            Ok(()) => Ok(folder),
            Err(error) => {
                let path = path.display();
                Err(format!(
                    "results cannot be written to {path}: {error}; name another folder with --out"
                ))
            }
        }
    }

    /// The path of a file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Begins a file.
    ///
    /// # Errors
    /// It cannot be made; in words.
    pub fn begin(&self, name: &str) -> Result<File, String> {
        File::create(self.file(name)).map_err(|error| self.failed(name, &error))
    }

    /// Writes a whole file: beside the one that may be there, then in its place.
    ///
    /// # Errors
    /// It cannot be written; in words.
    pub fn put(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), String> {
        let beside = self.file(&format!("{name}.new"));
        let written = File::create(&beside).and_then(|file| {
            let mut out = io::BufWriter::new(file);
            write(&mut out)?;
            out.flush()?;
            fs::rename(&beside, self.file(name))
        });
        written.map_err(|error| self.failed(name, &error))
    }

    fn failed(&self, name: &str, error: &io::Error) -> String {
        format!("{} cannot be written: {error}", self.file(name).display())
    }
}
