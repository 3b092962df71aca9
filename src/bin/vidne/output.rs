//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// An open output. What was written to a file is there only after [`Output::finish`].
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A new file beside the one that it will replace.
    File { beside: BufWriter<NamedTempFile>, path: PathBuf },
    /// A pipe or device, which cannot be replaced.
    Device(BufWriter<File>),
}

/// A file that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: cannot be written", path.display())]
pub struct WriteError {
    path: PathBuf,
    source: io::Error,
}

impl Output {
    /// Opens the file at `path`, or standard output.
    pub fn open(path: Option<&Path>) -> Result<Self, WriteError> {
        let Some(path) = path else { return Ok(Self::Stdout(BufWriter::new(io::stdout().lock()))) };
        Self::open_file(path).map_err(|source| WriteError { path: path.to_owned(), source })
    }

    fn open_file(path: &Path) -> io::Result<Self> {
        // A link is followed, so that the file it leads to is replaced and not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&path) {
            Ok(there) if there.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
            // To put a new file in the place of /dev/null would be a mischief.
            Ok(there) if !there.is_file() => return Ok(Self::Device(BufWriter::new(File::create(&path)?))),
            _ => {}
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".vidne-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        Ok(Self::File { beside: BufWriter::new(builder.tempfile_in(folder)?), path })
    }

    /// Whether a terminal shows it in colour.
    pub fn is_colored(&self) -> bool {
        let is_plain = || anstream::AutoStream::choice(&io::stdout()) == anstream::ColorChoice::Never;
        matches!(self, Self::Stdout(_)) && !is_plain()
    }

    /// Writes the last of it and brings the file into its place.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        if let Self::File { beside, path } = self {
            beside.into_inner()?.persist(path)?;
        }
        Ok(())
    }

    /// Writes `content` and finishes.
    pub fn finish_with(mut self, content: &[u8]) -> io::Result<()> {
        self.write_all(content)?;
        self.finish()
    }

    fn inner(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::File { beside, .. } => beside,
            Self::Device(out) => out,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner().flush()
    }
}
