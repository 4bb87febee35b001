//! What the errors of lexer and parser mean, for `burrow explain`.

use super::codes;
use crate::explain::Table;

/// One text for each code of [`codes`].
pub(crate) const TABLE: Table = &[
    (codes::UNEXPECTED, "\
A word or sign stands where Go's grammar does not allow it.

    wrong:  x, y 3
    right:  x, y = 3, 4

The message names what was found and what could have stood there. If the place looks right, look
at the end of the line before: a missing bracket or operator shows up only where the next token is read."),
    (codes::EXPECTED_NAME, "\
A name is needed here: of a variable, type, function, label, field or package.

    wrong:  func (p *Point) (x int) {}
    right:  func (p *Point) Move(x int) {}

Go's keywords (such as type, range, func) cannot be names."),
    (codes::EXPECTED_EXPRESSION, "\
A value is needed here and something else stands in its place.

    wrong:  x := 1 +
    right:  x := 1 + 2

Go has no ++x, no x ? a : b and no comma operator; x++ is a statement, not a value."),
    (codes::EXPECTED_TYPE, "\
A type is needed here and something else stands in its place.

    wrong:  var x = []5{}          type T
    right:  var x = []int{5}       type T struct{}"),
    (codes::PACKAGE_FIRST, "\
A Go file begins with its package clause; only comments may stand before it.

    right:  package main"),
    (codes::IMPORT_ORDER, "\
Imports stand between the package clause and all other declarations.

    wrong:  var x = 1
            import \"fmt\"
    right:  import \"fmt\"
            var x = 1"),
    (codes::NOT_A_DECLARATION, "\
Outside of functions only declarations may stand: const, type, var and func.

    wrong:  x := 1                 fmt.Println(x)
    right:  var x = 1              func main() { fmt.Println(x) }

If the line was meant to be inside a function, there is one } too many above it."),
    (codes::IMPORT_PATH, "\
An import names its package by a string.

    wrong:  import fmt
    right:  import \"fmt\""),
    (codes::BRACE_ON_NEXT_LINE, "\
The { of a function or of an if, for, switch or select stands on the same line as the end of what comes
before it: Go ends a statement at the end of a line that could be its end.

    wrong:  if x > 0
            {
    right:  if x > 0 {

Braces are needed also around a single statement."),
    (codes::LIST, "\
The elements of a list are not separated, or its closing bracket is missing.

    wrong:  f(a b)                 []int{1,
                                       2
                                   }
    right:  f(a, b)                []int{1,
                                       2,
                                   }

A list over several lines needs a comma after its last line, too, unless the bracket follows at once."),
    (codes::END_OF_STATEMENT, "\
A statement or declaration is complete, but its line goes on.

    wrong:  x := 1 y := 2
    right:  x := 1; y := 2         (or on two lines)

Often an operator, a comma or a dot is missing."),
    (codes::MISSING_CONDITION, "\
The condition of an if or the second part of a for is missing.

    wrong:  if x := f(); {         for i := 0; {
    right:  if x := f(); x > 0 {   for i := 0; ; {"),
    (codes::STATEMENT_AS_VALUE, "\
An assignment stands where a condition or another value is needed.

    wrong:  if x = 1 {
    right:  if x == 1 {            if x = 1; x > 0 {"),
    (codes::DECLARATION_IN_HEADER, "\
In the header of if, for and switch variables are declared by := in the first part only.

    wrong:  for var i = 0; i < 9; i++ {       for i := 0; i < 9; j := i {
    right:  for i := 0; i < 9; i++ {"),
    (codes::ELSE, "\
After else comes another if, or a block in braces.

    wrong:  } else return
    right:  } else { return }"),
    (codes::LABEL_WITHOUT_STATEMENT, "\
A label names the statement after it, and there is none.

    wrong:  switch x { case 1: done: case 2: }
    right:  switch x { case 1: done: ; case 2: }"),
    (codes::PARENTHESIZED_CALL, "\
The call after go or defer must not stand in parentheses.

    wrong:  defer (f())
    right:  defer f()"),
    (codes::PARAMETERS, "\
Either all parameters of a list have names or none has, and each name has a type to its right.

    wrong:  func f(a int, string)  func f(a, b int, c)
    right:  func f(a int, s string)"),
    (codes::DOTS, "\
Only the last parameter of a function can take any number of arguments, and it has a type.

    wrong:  func f(a ...int, b string)        func f() (...int)
    right:  func f(b string, a ...int)"),
    (codes::TYPE_PARAMETERS, "\
Type parameters have names and constraints; function literals and methods of interfaces cannot have any.

    wrong:  func f[T](x T)         type I interface { m[T any](T) }
    right:  func f[T any](x T)     type I[T any] interface { m(T) }"),
    (codes::RECEIVER, "\
A method has exactly one receiver.

    wrong:  func () m() {}         func (a A, b B) m() {}
    right:  func (a A) m(b B) {}"),
    (codes::PARENTHESIZED_TYPE, "\
An embedded type and the type of a composite literal are written without parentheses.

    wrong:  struct { (T) }         (T){1}
    right:  struct { T }           T{1}"),
    (codes::CHANNEL_TYPE, "\
A channel type is chan T, chan<- T or <-chan T; T must be there.

    wrong:  var c chan             <-chan<- int
    right:  var c chan int         <-chan (chan<- int)"),
    (codes::SLICE_INDICES, "\
In a slice expression with two colons only the first index may be left out.

    wrong:  s[1::3]                s[1:2:]
    right:  s[1:2:3]               s[:2:3]"),
    (codes::TYPE_SWITCH_GUARD, "\
x.(type) is allowed only in the header of a type switch.

    wrong:  t := x.(type)
    right:  switch t := x.(type) { case int: }

To test for one type, write v, ok := x.(int)."),
    (codes::TILDE, "\
~T means \"all types whose underlying type is T\" and stands only in interfaces and constraints.

    wrong:  y := ~x
    right:  y := ^x                (the bitwise complement)"),
    (codes::NOT_A_NAME, "\
:= declares variables, so only names can stand to its left.

    wrong:  p.x := 1
    right:  p.x = 1"),
    (codes::RANGE_VARIABLES, "\
A range clause gives at most two values.

    wrong:  for a, b, c := range x {
    right:  for i, v := range x {"),
    (codes::SELECT_CASE, "\
Each case of a select sends, receives, or assigns what it receives.

    wrong:  case x > 0:
    right:  case v := <-c:         case c <- v:         default:"),
    (codes::STRUCT_TAG, "\
The tag of a struct field is a string.

    wrong:  a int 5
    right:  a int `json:\"a\"`"),
    (codes::INVALID_CHARACTER, "\
Go's grammar has no use for this character outside of strings and comments.

    wrong:  x := 5 # count
    right:  x := 5 // count"),
    (codes::IDENTIFIER_CHARACTER, "\
Names are made of letters and digits of any script and of _, and do not begin with a digit. Quotation marks,
dashes and spaces that a word processor has put in look like Go's but are others."),
    (codes::NUMBER, "\
A number is malformed.

    wrong:  08      0xG      1__0     1e       0x1.8
    right:  8       0xF      1_0      1e3      0x1.8p0

A number that begins with 0 is octal; _ may stand only between digits."),
    (codes::RUNE, "\
A rune literal holds exactly one character, or one escape.

    wrong:  'ab'    ''      '''
    right:  \"ab\"    ' '     '\\''"),
    (codes::STRING, "\
A string does not end: in double quotes it ends on the line it begins on, in back quotes it may go over several
lines.

    wrong:  \"a
    right:  \"a\\n\""),
    (codes::ESCAPE, "\
After \\ in a string or rune stands one of a b f n r t v \\ and the quote, three octal digits, x and two
hexadecimal digits, u and four, or U and eight, and the value must be possible.

    wrong:  \"\\d\"    \"\\x1\"    '\\400'    \"\\ud800\"
    right:  `\\d`    \"\\x01\"   '\\u0100'

In back quotes \\ means itself: handy for patterns and paths."),
    (codes::COMMENT, "\
A comment that begins with /* goes on to the next */, and there is none. Such comments do not nest."),
    (codes::ENCODING, "\
Go files are UTF-8 text without NUL characters; a byte order mark may stand at the very beginning only.

Convert the file:  iconv -f LATIN1 -t UTF-8 old.go > new.go
In a string write other bytes as escapes:  \"\\xff\\x00\""),
    (codes::BINARY_FILE, "\
The file is no text: it has many bytes that are NUL or not UTF-8. It may be a compiled program, an archive,
or text in UTF-16."),
    (codes::DIRECTIVE, "\
A comment that speaks to the compiler says nothing it can use, or stands where it cannot.

    right:  //line template.y:12         at the start of a line: the next line is line 12 of template.y
    right:  import _ \"embed\"            in a file with a //go:embed comment"),
    (codes::TOO_DEEP, "\
The program nests more deeply than Burrow follows: 1,000 levels of brackets, blocks and types, or chains of
10,000 operators, selectors, calls or else-branches. Only generated code gets there.

    wrong:  s := \"a\" + \"b\" + ...  (20,000 times)
    right:  s := strings.Join([]string{\"a\", \"b\", ...}, \"\")"),
    (codes::TOO_MANY, "\
Ten errors of the file are shown; there are, or may be, more. Later errors often follow from earlier ones, so mend
the first ones and try again."),
];
