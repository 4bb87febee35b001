//! Numbers of the errors that lexer and parser report. Stable: a number is never given a second meaning.
//!
//! Of the whole range, 0001 to 0099 are here; the checker has 0100 to 0899; 0900 to 0999 mean "not supported yet".
//! `burrow explain` tells about each (`crate::explain`).

use super::diagnostic::Code;

/// A token that cannot stand where it stands.
pub const UNEXPECTED: Code = Code(1);
/// A name is needed and something else stands there.
pub const EXPECTED_NAME: Code = Code(2);
/// An expression is needed and something else stands there.
pub const EXPECTED_EXPRESSION: Code = Code(3);
/// A type is needed and something else stands there.
pub const EXPECTED_TYPE: Code = Code(4);
/// The file does not begin with a package clause.
pub const PACKAGE_FIRST: Code = Code(5);
/// An import after another declaration.
pub const IMPORT_ORDER: Code = Code(6);
/// A statement outside of any function.
pub const NOT_A_DECLARATION: Code = Code(7);
/// An import without a path, or with one that is no string.
pub const IMPORT_PATH: Code = Code(8);
/// `{` on the line after `func`, `if`, `for` or `switch`.
pub const BRACE_ON_NEXT_LINE: Code = Code(9);
/// A list whose elements are not separated or that is not closed.
pub const LIST: Code = Code(10);
/// Two statements or declarations on one line without a semicolon between them.
pub const END_OF_STATEMENT: Code = Code(11);
/// `if` without a condition, `for` with half of its clauses.
pub const MISSING_CONDITION: Code = Code(12);
/// An assignment or another statement where a value is needed.
pub const STATEMENT_AS_VALUE: Code = Code(13);
/// A declaration in a place that allows only simple statements.
pub const DECLARATION_IN_HEADER: Code = Code(14);
/// `else` followed by neither `if` nor a block.
pub const ELSE: Code = Code(15);
/// A label that names no statement.
pub const LABEL_WITHOUT_STATEMENT: Code = Code(16);
/// `go` or `defer` with a call in parentheses.
pub const PARENTHESIZED_CALL: Code = Code(17);
/// Parameters of which some have names and others not, or no types.
pub const PARAMETERS: Code = Code(18);
/// `...` anywhere but at the last parameter of a function.
pub const DOTS: Code = Code(19);
/// Type parameters where there can be none, or a malformed list of them.
pub const TYPE_PARAMETERS: Code = Code(20);
/// A method without a receiver or with several.
pub const RECEIVER: Code = Code(21);
/// An embedded type, or the type of a composite literal, in parentheses.
pub const PARENTHESIZED_TYPE: Code = Code(22);
/// A channel type that is put together wrongly.
pub const CHANNEL_TYPE: Code = Code(23);
/// A slice expression with three indices of which one is missing.
pub const SLICE_INDICES: Code = Code(24);
/// `x.(type)` outside of a type switch.
pub const TYPE_SWITCH_GUARD: Code = Code(25);
/// `~` outside of a constraint.
pub const TILDE: Code = Code(26);
/// Something other than a name on the left of `:=`.
pub const NOT_A_NAME: Code = Code(27);
/// A range clause with more than two variables.
pub const RANGE_VARIABLES: Code = Code(28);
/// A `case` of a `select` that neither sends nor receives.
pub const SELECT_CASE: Code = Code(29);
/// A struct tag that is no string.
pub const STRUCT_TAG: Code = Code(30);

/// A character that Go's grammar does not know.
pub const INVALID_CHARACTER: Code = Code(50);
/// A character that cannot stand in an identifier.
pub const IDENTIFIER_CHARACTER: Code = Code(51);
/// A malformed number.
pub const NUMBER: Code = Code(52);
/// A malformed rune literal.
pub const RUNE: Code = Code(53);
/// A string literal that does not end.
pub const STRING: Code = Code(54);
/// A malformed escape in a rune or string literal.
pub const ESCAPE: Code = Code(55);
/// A comment that does not end.
pub const COMMENT: Code = Code(56);
/// Text that is not UTF-8, or holds a NUL character or a byte order mark.
pub const ENCODING: Code = Code(57);
/// A file that is no text at all.
pub const BINARY_FILE: Code = Code(58);

/// A `//line` or `//go:` comment that says nothing, or stands where it cannot.
pub const DIRECTIVE: Code = Code(59);

/// The program nests more deeply than Burrow follows.
pub const TOO_DEEP: Code = Code(90);
/// The rest of the errors in this file is not shown.
pub const TOO_MANY: Code = Code(91);

/// What to do about an error of that code, where one sentence helps most who meet it. The longer story is told by
/// `burrow explain`.
pub(super) fn help(code: Code) -> Option<&'static str> {
    Some(match code {
        IMPORT_ORDER => "move the import up to the package clause",
        NOT_A_DECLARATION => {
            "statements stand in functions; a variable of the package is declared by `var x = ...`"
        }
        BRACE_ON_NEXT_LINE => "the `{` stands on the same line, after what it belongs to",
        LIST => {
            "each line of a list ends with a comma, the last one too unless the bracket follows on it"
        }
        STATEMENT_AS_VALUE => "to compare, write `==`",
        DECLARATION_IN_HEADER => "variables are declared by `:=` in the first part",
        SLICE_INDICES => "of three indices only the first may be left out",
        TYPE_SWITCH_GUARD => "to test for one type, write `v, ok := x.(T)`",
        NOT_A_NAME => "to assign to a field or an element, write `=`",
        LABEL_WITHOUT_STATEMENT => "write `;` after the label for an empty statement",
        STRING => "a string over several lines stands in back quotes",
        _ => return None,
    })
}
