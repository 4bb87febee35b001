//! Tokens: what the lexer hands to the parser, and their names in messages.

use super::ast::{BinaryOp, UnaryOp};
use super::source::{Pos, Span};
use super::symbol::Symbol;

/// One token and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// What it is.
    pub kind: Tok,
    /// First byte.
    pub lo: Pos,
    /// One past the last byte; `lo` for a semicolon that stands for the end of the file.
    pub hi: Pos,
}

impl Token {
    /// Where the token stands.
    pub(super) fn span(self) -> Span {
        Span::new(self.lo, self.hi)
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tok {
    /// The end of the file.
    Eof,
    /// An identifier.
    Name(Symbol),
    /// A literal of a basic type.
    Literal(LitKind, Validity),
    /// An operator other than `*`, which is `Star`.
    Operator(Op),
    /// `op=`.
    AssignOp(BinaryOp),
    /// `++` (`true`) or `--`.
    IncOp(bool),
    /// `=`
    Assign,
    /// `:=`
    Define,
    /// `<-`
    Arrow,
    /// `*`
    Star,
    /// `(`
    Lparen,
    /// `[`
    Lbrack,
    /// `{`
    Lbrace,
    /// `)`
    Rparen,
    /// `]`
    Rbrack,
    /// `}`
    Rbrace,
    /// `,`
    Comma,
    /// A semicolon, written or not.
    Semi(Semi),
    /// `:`
    Colon,
    /// `.`
    Dot,
    /// `...`
    DotDotDot,
    /// A keyword.
    Key(Key),
}

/// Where a semicolon comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Semi {
    /// Written.
    Written,
    /// The end of a line.
    Newline,
    /// The end of the file.
    Eof,
}

/// Kinds of literals, as told apart by the lexer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LitKind {
    /// `12`, `0x1F`
    Int,
    /// `1.5`, `1e3`, `0x1p-2`
    Float,
    /// `2i`
    Imag,
    /// `'x'`
    Rune,
    /// `"x"` and raw strings
    String,
}

/// Whether the lexer has reported an error inside a literal, so that its text must not be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Validity {
    /// The literal is well formed.
    Good,
    /// An error has been reported.
    Malformed,
}

/// Operators as tokens. Some are binary, some unary, some both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// An operator that can stand between two operands.
    Binary(BinaryOp),
    /// `!`
    Not,
    /// `~`
    Tilde,
}

impl Op {
    /// As written.
    pub(super) fn text(self) -> &'static str {
        match self {
            Op::Binary(op) => op.text(),
            Op::Not => "!",
            Op::Tilde => "~",
        }
    }

    /// The unary operator of the same sign; `~` is none, since it only marks types.
    pub(super) fn unary(self) -> Option<UnaryOp> {
        match self {
            Op::Binary(BinaryOp::Add) => Some(UnaryOp::Plus),
            Op::Binary(BinaryOp::Sub) => Some(UnaryOp::Neg),
            Op::Binary(BinaryOp::Xor) => Some(UnaryOp::BitNot),
            Op::Binary(BinaryOp::And) => Some(UnaryOp::Addr),
            Op::Not => Some(UnaryOp::Not),
            _ => None,
        }
    }
}

impl BinaryOp {
    /// As written in Go.
    pub fn text(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Rem => "%",
            BinaryOp::And => "&",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
            BinaryOp::AndNot => "&^",
            BinaryOp::Shl => "<<",
            BinaryOp::Shr => ">>",
            BinaryOp::LogAnd => "&&",
            BinaryOp::LogOr => "||",
            BinaryOp::Eq => "==",
            BinaryOp::Ne => "!=",
            BinaryOp::Lt => "<",
            BinaryOp::Le => "<=",
            BinaryOp::Gt => ">",
            BinaryOp::Ge => ">=",
        }
    }

    /// How strongly it binds, from 1 (`||`) to 5 (`*`).
    pub fn precedence(self) -> u8 {
        match self {
            BinaryOp::LogOr => 1,
            BinaryOp::LogAnd => 2,
            BinaryOp::Eq
            | BinaryOp::Ne
            | BinaryOp::Lt
            | BinaryOp::Le
            | BinaryOp::Gt
            | BinaryOp::Ge => 3,
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Or | BinaryOp::Xor => 4,
            BinaryOp::Mul
            | BinaryOp::Div
            | BinaryOp::Rem
            | BinaryOp::And
            | BinaryOp::AndNot
            | BinaryOp::Shl
            | BinaryOp::Shr => 5,
        }
    }
}

impl UnaryOp {
    /// As written in Go.
    pub fn text(self) -> &'static str {
        match self {
            UnaryOp::Plus => "+",
            UnaryOp::Neg => "-",
            UnaryOp::Not => "!",
            UnaryOp::BitNot => "^",
            UnaryOp::Addr => "&",
            UnaryOp::Recv => "<-",
        }
    }
}

/// Declares the keywords once: the enum, its texts and the lookup by text.
macro_rules! keywords {
    ($($name:ident $text:literal,)*) => {
        /// Go's keywords.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Key {
            $(#[doc = concat!("`", $text, "`")] $name,)*
        }

        impl Key {
            /// The keyword of that text.
            pub(super) fn of(text: &str) -> Option<Key> {
                match text {
                    $($text => Some(Key::$name),)*
                    _ => None,
                }
            }

            /// As written.
            pub(super) fn text(self) -> &'static str {
                match self {
                    $(Key::$name => $text,)*
                }
            }
        }
    };
}

keywords! {
    Break "break", Case "case", Chan "chan", Const "const", Continue "continue", Default "default",
    Defer "defer", Else "else", Fallthrough "fallthrough", For "for", Func "func", Go "go",
    Goto "goto", If "if", Import "import", Interface "interface", Map "map", Package "package",
    Range "range", Return "return", Select "select", Struct "struct", Switch "switch", Type "type",
    Var "var",
}

impl Key {
    /// Whether a line that ends with this keyword ends a statement.
    pub(super) fn ends_statement(self) -> bool {
        matches!(self, Key::Break | Key::Continue | Key::Fallthrough | Key::Return)
    }

    /// Whether the keyword starts a statement: a good place to resume after an error inside a function.
    pub(super) fn starts_statement(self) -> bool {
        matches!(
            self,
            Key::Break
                | Key::Const
                | Key::Continue
                | Key::Defer
                | Key::Fallthrough
                | Key::For
                | Key::Go
                | Key::Goto
                | Key::If
                | Key::Return
                | Key::Select
                | Key::Switch
                | Key::Type
                | Key::Var
        )
    }
}

impl Tok {
    /// How a message names a token that is wanted ("expected ...").
    pub(super) fn wanted(self) -> &'static str {
        match self {
            Tok::Eof => "EOF",
            Tok::Name(_) => "name",
            Tok::Literal(..) => "literal",
            Tok::Operator(op) => op.text(),
            Tok::AssignOp(_) => "op=",
            Tok::IncOp(_) => "opop",
            Tok::Assign => "=",
            Tok::Define => ":=",
            Tok::Arrow => "<-",
            Tok::Star => "*",
            Tok::Lparen => "(",
            Tok::Lbrack => "[",
            Tok::Lbrace => "{",
            Tok::Rparen => ")",
            Tok::Rbrack => "]",
            Tok::Rbrace => "}",
            Tok::Comma => "comma",
            Tok::Semi(_) => "semicolon or newline",
            Tok::Colon => ":",
            Tok::Dot => ".",
            Tok::DotDotDot => "...",
            Tok::Key(key) => key.text(),
        }
    }
}
