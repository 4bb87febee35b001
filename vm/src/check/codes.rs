//! The stable numbers of the checker's errors, `BRW0100` to `BRW0899`.
//!
//! A number is never given a second meaning; `burrow explain` has a text for each.

use crate::syntax::diagnostic::Code;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal;)*) => {
        $($(#[$doc])* pub const $name: Code = Code($number);)*
        /// Every code of the checker with its name, for `burrow explain` and for the test that numbers are unique.
        pub const ALL: &[(Code, &str)] = &[$(($name, stringify!($name))),*];
    };
}

codes! {
    // 01xx: names, packages, declarations.
    /// A name that is declared nowhere.
    UNDEFINED = 101;
    /// A name declared twice in one block.
    REDECLARED = 102;
    /// `_` used as a value or type.
    BLANK_USE = 103;
    /// A package name used without a selector.
    PACKAGE_USE = 104;
    /// An imported package that is never used.
    UNUSED_IMPORT = 105;
    /// An import that cannot be found.
    BAD_IMPORT = 106;
    /// A package has no such member.
    UNDEFINED_MEMBER = 107;
    /// A lower-case member of another package.
    UNEXPORTED = 108;
    /// A local variable that is never used.
    UNUSED_VAR = 109;
    /// `:=` without a new variable.
    NO_NEW_VAR = 110;
    /// Something other than a name left of `:=`.
    NON_NAME_DEFINE = 111;
    /// A declaration that depends on itself.
    DECL_CYCLE = 112;
    /// A type that contains itself, or is defined as itself.
    TYPE_CYCLE = 113;
    /// Package variables or constants that need each other's values.
    INIT_CYCLE = 114;
    /// `main` or `init` declared in a wrong way.
    BAD_MAIN_OR_INIT = 115;
    /// A function without a body.
    MISSING_BODY = 116;
    /// Files of one folder with different package names.
    PACKAGE_MISMATCH = 117;
    /// `iota` outside a constant declaration.
    IOTA_OUTSIDE = 118;
    /// Names and values of a declaration do not match in number.
    INIT_COUNT = 119;
    /// A constant's value is not constant.
    NOT_CONSTANT = 120;
    /// A constant of a type that has no constants.
    BAD_CONST_TYPE = 121;

    // 02xx: types and type parameters.
    /// Something that is not a type where a type is wanted.
    NOT_A_TYPE = 201;
    /// A type where a value is wanted.
    NOT_AN_EXPRESSION = 202;
    /// A map key type without `==`.
    BAD_MAP_KEY = 203;
    /// An array length that is not a constant whole number, or is negative or too large.
    BAD_ARRAY_LEN = 204;
    /// A receiver type that cannot have methods here.
    BAD_RECEIVER = 205;
    /// A field or method declared twice.
    DUPLICATE_MEMBER = 206;
    /// A type that cannot be embedded.
    BAD_EMBED = 207;
    /// A constraint used as an ordinary type.
    CONSTRAINT_AS_TYPE = 208;
    /// A generic type or function without its type arguments.
    NOT_INSTANTIATED = 209;
    /// Type arguments for something that is not generic.
    NOT_GENERIC = 210;
    /// Too few or too many type arguments.
    TYPE_ARG_COUNT = 211;
    /// A type argument that does not satisfy its constraint.
    UNSATISFIED = 212;
    /// A type argument that cannot be inferred.
    CANNOT_INFER = 213;
    /// Instances that need ever larger instances.
    INSTANCE_CYCLE = 214;
    /// A wrong union or `~`.
    BAD_UNION = 215;
    /// A type parameter where none may stand.
    MISPLACED_TYPE_PARAM = 216;
    /// `...` in a wrong place.
    BAD_ELLIPSIS = 217;
    /// A type too large for any memory.
    TYPE_TOO_LARGE = 218;

    // 03xx: expressions and operators.
    /// Operands of different types.
    MISMATCHED_TYPES = 301;
    /// An operator that the operand's type does not have.
    UNDEFINED_OPERATOR = 302;
    /// Division by a constant zero.
    DIVISION_BY_ZERO = 303;
    /// A constant that its type cannot hold.
    OVERFLOW = 304;
    /// A constant that would lose its fraction.
    TRUNCATED = 305;
    /// A bad shift count.
    BAD_SHIFT_COUNT = 306;
    /// A shift of something that is not an integer.
    BAD_SHIFT_OPERAND = 307;
    /// `&x` of something without an address.
    NOT_ADDRESSABLE = 308;
    /// `*x` of something that is no pointer.
    BAD_INDIRECTION = 309;
    /// An index into something that has no elements.
    NOT_INDEXABLE = 310;
    /// A bad index value.
    BAD_INDEX = 311;
    /// Slice bounds that are constant and out of order.
    SWAPPED_BOUNDS = 312;
    /// Something that cannot be sliced.
    NOT_SLICEABLE = 313;
    /// A bad receive from a channel.
    BAD_RECEIVE = 314;
    /// A bad send to a channel.
    BAD_SEND = 315;
    /// A type assertion on something that is no interface.
    BAD_ASSERTION = 316;
    /// A type assertion that cannot succeed.
    IMPOSSIBLE_ASSERTION = 317;
    /// A conversion between unrelated types.
    BAD_CONVERSION = 318;
    /// A name with several meanings through embedding.
    AMBIGUOUS_SELECTOR = 319;
    /// No field or method of that name.
    MISSING_MEMBER = 320;
    /// A method expression whose method wants a pointer.
    BAD_METHOD_EXPR = 321;
    /// `nil` where no type for it is known.
    UNTYPED_NIL = 322;
    /// A number that cannot be read.
    BAD_LITERAL = 323;
    /// Values that cannot be compared.
    NOT_COMPARABLE = 324;
    /// A value where none is produced.
    NO_VALUE = 325;
    /// Several values where one is wanted.
    MULTI_VALUE = 326;

    // 04xx: composite literals.
    /// A key given twice.
    DUPLICATE_KEY = 401;
    /// A key missing in a map literal.
    MISSING_KEY = 402;
    /// An index that is no constant or out of range.
    BAD_LITERAL_INDEX = 403;
    /// Fields with and without names in one literal.
    MIXED_STRUCT_LITERAL = 404;
    /// Too few or too many fields.
    FIELD_COUNT = 405;
    /// No such field.
    UNKNOWN_FIELD = 406;
    /// A field given twice.
    DUPLICATE_FIELD = 407;
    /// A composite literal of a type that has none.
    BAD_COMPOSITE = 408;

    // 05xx: calls.
    /// Too few or too many arguments.
    ARG_COUNT = 501;
    /// A call of something that is no function.
    NOT_A_FUNCTION = 502;
    /// `...` after the last argument of a function that is not variadic, or the like.
    BAD_SPREAD = 503;
    /// A bad argument of a builtin function.
    BAD_BUILTIN_ARG = 504;
    /// A builtin function that is not called.
    UNCALLED_BUILTIN = 505;
    /// Length and capacity swapped in `make`.
    SWAPPED_MAKE = 506;

    // 06xx: assignments.
    /// A value that does not fit the variable.
    NOT_ASSIGNABLE = 601;
    /// Left and right side differ in number.
    ASSIGN_COUNT = 602;
    /// Something that cannot be assigned to.
    BAD_TARGET = 603;
    /// A field of a struct that lies in a map.
    MAP_FIELD_TARGET = 604;
    /// Wrong number of results in a `return`.
    RESULT_COUNT = 605;
    /// `return` while a result is shadowed.
    SHADOWED_RESULT = 606;
    /// `++` of something that is no number.
    BAD_INCDEC = 607;

    // 07xx: statements.
    /// A value computed and dropped.
    UNUSED_VALUE = 701;
    /// A function that may end without a `return`.
    MISSING_RETURN = 702;
    /// A condition that is no truth value.
    BAD_CONDITION = 703;
    /// A `range` over something that has none.
    BAD_RANGE = 704;
    /// A bad variable in a `range` clause.
    BAD_RANGE_VAR = 705;
    /// `break`, `continue` or `fallthrough` in a wrong place.
    MISPLACED_BRANCH = 706;
    /// A case given twice.
    DUPLICATE_CASE = 707;
    /// Two `default` clauses.
    DUPLICATE_DEFAULT = 708;
    /// `x.(type)` outside a type switch.
    TYPE_KEYWORD = 709;
    /// A type switch on something that is no interface.
    BAD_TYPE_SWITCH = 710;
    /// A select case that is no communication.
    BAD_SELECT_CASE = 711;
    /// A switch on a value that cannot be compared.
    BAD_SWITCH = 712;
    /// `go` or `defer` without a call.
    NOT_A_CALL = 713;

    // 08xx: labels.
    /// A label that is declared nowhere.
    UNDEFINED_LABEL = 801;
    /// A label declared twice.
    DUPLICATE_LABEL = 802;
    /// A label of a statement that it cannot mean.
    BAD_LABEL = 803;
    /// A label that is never used.
    UNUSED_LABEL = 804;
    /// `goto` over a variable's declaration.
    JUMP_OVER_VAR = 805;
    /// `goto` into a block.
    JUMP_INTO_BLOCK = 806;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unique_and_in_range() {
        let mut seen = std::collections::HashSet::new();
        for (code, name) in ALL {
            assert!((100..900).contains(&code.0) && seen.insert(code), "{name}: {code}");
        }
    }
}
