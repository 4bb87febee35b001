//! Source files and places in them.
//!
//! All files of a program share one run of positions: a file's bytes occupy `[base, base + len]`, so a place is one
//! `u32` and its file is found by binary search.

use std::sync::OnceLock;

use super::directive::LineDirective;

/// A byte position over all files of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pos(pub u32);

/// A run of source bytes, `lo` to before `hi`, within one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub lo: Pos,
    /// One past the last byte.
    pub hi: Pos,
}

impl Span {
    /// The span of `lo..hi`.
    pub fn new(lo: Pos, hi: Pos) -> Span {
        Span { lo, hi }
    }

    /// From the start of `self` to the end of `other`.
    pub fn to(self, other: Span) -> Span {
        Span { lo: self.lo, hi: other.hi }
    }
}

/// A place as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'s> {
    /// The file's name as given.
    pub file: &'s str,
    /// Line from 1.
    pub line: u32,
    /// Column from 1, in bytes, as Go counts.
    pub column: u32,
}

/// One file and where its lines begin.
#[derive(Debug)]
pub struct SourceFile {
    /// Name as it stands in messages.
    pub name: String,
    /// Its whole path, as tracebacks show it; the name where it has none.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Position of its first byte.
    pub base: Pos,
    /// Byte offset of the start of each line.
    lines: Vec<u32>,
    /// Byte offsets where the file was not UTF-8; a NUL stands there in `text`.
    pub(super) not_utf8: Vec<u32>,
    /// `//line` comments in the order of their places: set once the file has been parsed.
    pub(super) directives: OnceLock<Vec<LineDirective>>,
}

impl SourceFile {
    /// Line and column in the text itself.
    fn physical(&self, offset: u32) -> (u32, u32) {
        let line = self.lines.partition_point(|&start| start <= offset);
        (line as u32, offset - self.lines[line - 1] + 1)
    }

    /// File, line and column of a byte, as `//line` comments have it.
    fn place(&self, offset: u32) -> Place<'_> {
        let (line, column) = self.physical(offset);
        let directives = self.directives.get().map_or(&[][..], Vec::as_slice);
        let before = &directives[..directives.partition_point(|d| d.offset <= offset)];
        let Some(last) = before.last() else { return Place { file: &self.name, line, column } };
        let named = before.iter().rev().map(|d| &*d.file).find(|file| !file.is_empty());
        let (from_line, from_column) = self.physical(last.offset);
        let column = match last.column {
            Some(first) if line == from_line => first + (column - from_column),
            _ => column,
        };
        Place { file: named.unwrap_or(&self.name), line: last.line + (line - from_line), column }
    }
}

/// All files of a program.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a file and returns its number.
    ///
    /// # Errors
    /// When all files together would exceed 4 GiB of text.
    pub fn add(&mut self, name: String, text: String) -> Result<usize, String> {
        self.add_decoded(name, text, Vec::new())
    }

    /// Adds a file as read from disk and returns its number. Bytes that are not UTF-8 are kept apart; the lexer
    /// reports them.
    ///
    /// # Errors
    /// When all files together would exceed 4 GiB of text.
    pub fn add_bytes(&mut self, name: String, bytes: Vec<u8>) -> Result<usize, String> {
        match String::from_utf8(bytes) {
            Ok(text) => self.add(name, text),
            Err(error) => {
                let (text, not_utf8) = replace_bad_bytes(error.as_bytes());
                self.add_decoded(name, text, not_utf8)
            }
        }
    }

    fn add_decoded(
        &mut self,
        name: String,
        text: String,
        not_utf8: Vec<u32>,
    ) -> Result<usize, String> {
        let base = self.files.last().map_or(0, |f| f.base.0 as usize + f.text.len() + 1);
        if base + text.len() >= u32::MAX as usize {
            return Err(format!("{name}: the program's source exceeds 4 GiB"));
        }
        let starts =
            text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i as u32 + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        let path = name.clone();
        self.files.push(SourceFile {
            name,
            path,
            text,
            base: Pos(base as u32),
            lines,
            not_utf8,
            directives: OnceLock::new(),
        });
        Ok(self.files.len() - 1)
    }

    /// Says where on disk a file is.
    pub fn set_path(&mut self, index: usize, path: String) {
        self.files[index].path = path;
    }

    /// The file of that number.
    pub fn file(&self, index: usize) -> &SourceFile {
        &self.files[index]
    }

    /// The file that holds a position.
    pub fn file_of(&self, pos: Pos) -> &SourceFile {
        let after = self.files.partition_point(|f| f.base <= pos);
        &self.files[after.saturating_sub(1)]
    }

    /// The whole path of the file that holds a position, as tracebacks show it; what a `//line` comment says goes before.
    pub fn path_of(&self, pos: Pos) -> &str {
        let (file, place) = (self.file_of(pos), self.place(pos));
        if place.file == file.name { &file.path } else { place.file }
    }

    /// File, line and column of a position, as `//line` comments have it.
    pub fn place(&self, pos: Pos) -> Place<'_> {
        let file = self.file_of(pos);
        file.place(pos.0 - file.base.0)
    }
}

/// The text with a NUL for each byte that is not UTF-8, and where those bytes stood: columns stay what they were.
fn replace_bad_bytes(bytes: &[u8]) -> (String, Vec<u32>) {
    let mut text = String::with_capacity(bytes.len());
    let mut bad = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            bad.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            text.push('\0');
        }
    }
    (text, bad)
}
