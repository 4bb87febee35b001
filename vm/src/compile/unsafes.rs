//! The functions of package `unsafe`.
//!
//! Called by `builtin.rs`. Sizes, alignments and offsets are constants but in generic functions, where they are numbers
//! known once the type arguments are. The others are moves of words; `Slice` and `String` check what Go checks.
//!
//! What a program does with the pointers it makes here is its own affair, as in Go: an address that is none ends Burrow
//! as it would end a Go program.

use super::expr::unparen;
use super::func::FuncGen;
use super::operand::Operand;
use crate::bytecode::{Op, Reg};
use crate::check::layout::Sizes;
use crate::check::object::Builtin;
use crate::check::types::Type;
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    pub fn unsafe_call(
        &mut self,
        expr: &'a Expr<'a>,
        builtin: Builtin,
        args: &[Operand<'a>],
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        let first = self.operand(args[0]);
        let second = args.get(1).map_or(0, |&arg| self.operand(arg));
        self.set_line(expr.span.lo);
        match builtin {
            Builtin::UnsafeAdd => self.b.emit(Op::Add, dst, first, second),
            Builtin::UnsafeSlice => {
                let Type::Slice(elem) = self.under(ty) else { return dst };
                let rtype = self.c.rtype(elem).addr();
                self.b.emit_ext(Op::UnsafeSlice, dst, first, second, &[rtype]);
            }
            Builtin::UnsafeString => self.b.emit(Op::UnsafeString, dst, first, second),
            _ => self.mov(dst, first, 1), // the first word of a slice or string is its address
        }
        self.b.release(mark);
        dst
    }

    /// `Sizeof`, `Alignof`, `Offsetof` in a generic function.
    pub fn layout_number(
        &mut self,
        expr: &'a Expr<'a>,
        builtin: Builtin,
        arg: &'a Expr<'a>,
        want: Option<Reg>,
    ) -> Reg {
        let dst = self.dst(want, self.ty(expr));
        let layout = Sizes::of(&self.c.checker.types, self.ty(arg));
        let number = match builtin {
            Builtin::UnsafeSizeof => layout.size,
            Builtin::UnsafeAlignof => layout.align,
            _ => self.offset_of(arg),
        };
        self.constant(dst, number);
        dst
    }

    /// The sum of the offsets of the fields on the way, looked up anew as their types are known only here.
    fn offset_of(&self, selector: &'a Expr<'a>) -> u64 {
        let ExprKind::Selector { x, sel } = unparen(selector).kind else { return 0 };
        let types = &self.c.checker.types;
        let mut ty = types.deref(self.ty(x)).0;
        let exported = self.c.checker.interner.text(sel.name).starts_with(char::is_uppercase);
        let pkg = self.c.type_args.pkg.filter(|_| !exported);
        let found = types.lookup(ty, sel.name, pkg).found();
        let mut offset = 0;
        for index in found.map(|f| f.path).unwrap_or_default() {
            let Type::Struct(fields) = self.under(ty) else { return offset };
            offset += Sizes::field_offsets(types, &fields)[index as usize];
            ty = fields.fields[index as usize].ty;
        }
        offset
    }
}
