//! The handlers of all opcodes, by family, and the table that dispatch goes through.

mod arith;
mod atomic;
mod call;
mod chan;
mod control;
mod memory;
mod values;

use super::exec::Handler;
use crate::bytecode::op::TABLE;

/// Defines a handler per opcode from its body, and a function that finds them.
macro_rules! handlers {
    ($c:ident: $($op:ident => $body:expr,)*) => {
        $(
            #[allow(non_snake_case, reason = "handlers are named as their opcodes")]
            unsafe fn $op(
                m: &mut $crate::interp::machine::Machine<'_>,
                fp: *mut u64,
                pc: *const $crate::bytecode::Instr,
            ) -> bool {
                // SAFETY: `pc` points to an instruction (exec.rs).
                let i = unsafe { *pc };
                let mut context = $crate::interp::exec::Cx { m, fp, pc, i };
                let body = |$c: &mut $crate::interp::exec::Cx<'_, '_>| -> $crate::interp::exec::Flow { $body };
                match body(&mut context) {
                    // SAFETY: the body left `pc` at an instruction and `fp` at its frame.
                    $crate::interp::exec::Flow::Next => unsafe {
                        $crate::interp::exec::dispatch(context.m, context.fp, context.pc)
                    },
                    $crate::interp::exec::Flow::Stop => false,
                }
            }
        )*

        /// The handler of an opcode of this family.
        pub(super) const fn find(op: $crate::bytecode::Op) -> Option<$crate::interp::exec::Handler> {
            match op {
                $($crate::bytecode::Op::$op => Some($op),)*
                _ => None,
            }
        }
    };
}
use handlers;

/// Handlers in opcode order.
pub(super) static HANDLERS: [Handler; TABLE.len()] = table();

const fn table() -> [Handler; TABLE.len()] {
    let mut handlers: [Handler; TABLE.len()] = [control::UNREACHABLE; TABLE.len()];
    let mut at = 0;
    while at < TABLE.len() {
        let op = TABLE[at].op;
        let families = [
            control::find(op),
            arith::find(op),
            atomic::find(op),
            memory::find(op),
            values::find(op),
            call::find(op),
            chan::find(op),
        ];
        let mut family = 0;
        let mut found = false;
        while family < families.len() {
            if let Some(handler) = families[family] {
                handlers[at] = handler;
                found = true;
            }
            family += 1;
        }
        assert!(found, "every opcode has a handler");
        at += 1;
    }
    handlers
}
