//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use vidne::reader;

use crate::{Failure, Misuse};

/// An open output. What was written to a file is there only after [`Output::finish`].
pub struct Output {
    to: To,
    /// The file, as it was asked for.
    path: Option<PathBuf>,
}

enum To {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// A new file beside the one that it will replace.
    File { beside: BufWriter<NamedTempFile>, path: PathBuf },
    /// A pipe or device, which cannot be replaced.
    Device(BufWriter<File>),
}

/// A file that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: cannot be written", path.display())]
struct WriteError {
    path: PathBuf,
    source: io::Error,
}

impl Output {
    /// Opens the file at `path`, or standard output. A file among `inputs` is none to write to.
    pub fn open(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Self, Failure> {
        if let Some(path) = path.filter(|path| reader::is_read(inputs, path)) {
            return Err(Misuse(format!("{}: is read by this command; write to another file", path.display())).into());
        }
        let to = match path {
            None => To::Stdout(BufWriter::new(io::stdout())),
            Some(path) => To::open(path).map_err(|error| failure(Some(path), error))?,
        };
        Ok(Self { to, path: path.map(Path::to_owned) })
    }

    /// Whether a terminal shows it in colour.
    pub fn is_colored(&self) -> bool {
        let is_plain = || anstream::AutoStream::choice(&io::stdout()) == anstream::ColorChoice::Never;
        matches!(self.to, To::Stdout(_)) && !is_plain()
    }

    /// Writes some of it.
    pub fn put(&mut self, content: &[u8]) -> Result<(), Failure> {
        self.to.inner().write_all(content).map_err(|error| failure(self.path.as_deref(), error))
    }

    /// Writes the last of it and brings the file into its place.
    pub fn finish(self) -> Result<(), Failure> {
        self.to.finish().map_err(|error| failure(self.path.as_deref(), error))
    }

    /// Writes `content` and finishes.
    pub fn finish_with(mut self, content: &[u8]) -> Result<(), Failure> {
        self.put(content)?;
        self.finish()
    }
}

impl To {
    fn open(path: &Path) -> io::Result<Self> {
        // A link is followed, so that the file it leads to is replaced and not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&path) {
            Ok(there) if there.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
            // To put a new file in the place of /dev/null would be a mischief.
            Ok(there) if !there.is_file() => return Ok(Self::Device(BufWriter::new(File::create(&path)?))),
            _ => {}
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.exists() {
            let missing = format!("there is no folder {}; make it first", folder.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, missing));
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".vidne-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        Ok(Self::File { beside: BufWriter::new(builder.tempfile_in(folder)?), path })
    }

    fn finish(mut self) -> io::Result<()> {
        self.inner().flush()?;
        if let Self::File { beside, path } = self {
            beside.into_inner()?.persist(path)?;
        }
        Ok(())
    }

    fn inner(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::File { beside, .. } => beside,
            Self::Device(out) => out,
        }
    }
}

/// For those who write bit by bit.
#[cfg(feature = "parquet")]
impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.inner().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.inner().flush()
    }
}

/// A file is named; of standard output there is but one.
fn failure(path: Option<&Path>, source: io::Error) -> Failure {
    match path {
        Some(path) => Box::new(WriteError { path: path.to_owned(), source }),
        None => Box::new(source),
    }
}
