//! What is wrong with a program, and where. Collected by parser and checker, drawn by `render` in this folder.

use super::codes;
use super::source::Span;

/// A user's error in a Go program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code such as `BRW0142`, explained by `burrow explain`.
    pub code: Code,
    /// Where.
    pub span: Span,
    /// What is wrong, in Go's words where Go has words.
    pub message: String,
    /// What to do about it, if there is something to say.
    pub help: Option<String>,
    /// Another place that matters, with a remark ("other declaration of x").
    pub note: Option<(Span, String)>,
}

impl Diagnostic {
    /// Whether the text is so wrong that nothing can be said about its meaning. Other errors of the parser (a missing
    /// index, a malformed literal) leave a hole in the tree, of which the checker says nothing.
    pub fn stops_checking(&self) -> bool {
        let whole_file = [codes::TOO_MANY, codes::TOO_DEEP, codes::BINARY_FILE, codes::ENCODING];
        self.message.starts_with("syntax error: ") || whole_file.contains(&self.code)
    }
}

/// Stable number of a kind of error: printed as `BRW` and four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub u16);

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BRW{:04}", self.0)
    }
}
