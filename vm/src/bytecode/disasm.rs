//! Listings of bytecode for people: what `burrow disasm` prints.

use std::fmt::Write;

use super::effects::{call_shape, jump_distance};
use super::instr::{Instr, instructions};
use super::role::{Counts, Role};
use crate::program::Program;
use burrow_runtime::func::Func;

/// The listing of every function of the program itself, in order of compilation.
pub fn listing(program: &Program) -> String {
    let mut out = String::new();
    for (func, code) in program.funcs() {
        function(&mut out, &func, code);
    }
    out
}

fn function(out: &mut String, func: &Func, code: &[u64]) {
    let words = func.frame_bytes / 8;
    let _ = writeln!(
        out,
        "{} ({}): {words} words of frame, {} of results",
        func.name, func.file, func.result_words
    );
    let mut line = 0;
    for (pc, instr, ext) in instructions(code) {
        let here = func.line(pc as u32);
        let shown = if here == line { String::new() } else { here.to_string() };
        line = here;
        let _ = write!(out, "{shown:>6} {pc:>5}  {:<12}", format!("{:?}", instr.op));
        operands(out, pc, instr, ext);
        if let Some(map) = func.stack_map(pc as u32) {
            let live: Vec<String> = live_words(map).map(|word| format!("r{word}")).collect();
            let _ = write!(
                out,
                "   ; safepoint, live pointers: {}",
                if live.is_empty() { "none".into() } else { live.join(" ") }
            );
        }
        out.push('\n');
    }
    out.push('\n');
}

fn live_words(map: &[u64]) -> impl Iterator<Item = usize> + '_ {
    (0..map.len() * 64).filter(|&word| map[word / 64] >> (word % 64) & 1 == 1)
}

fn operands(out: &mut String, pc: usize, instr: Instr, ext: &[u64]) {
    let counts = ext.first().map_or(Counts::default(), |&word| Counts::of(word));
    let mut shown = Vec::new();
    for (role, value) in instr.op.row().roles.into_iter().zip([instr.a, instr.b, instr.c]) {
        let words = match role {
            Role::No | Role::Jump | Role::Far => continue,
            Role::Imm => {
                shown.push(format!("#{}", value as i16));
                continue;
            }
            Role::UImm => {
                shown.push(format!("#{value}"));
                continue;
            }
            Role::Def | Role::Use | Role::Mod | Role::Base => 1,
            Role::Def2 | Role::Use2 => 2,
            Role::Def3 | Role::Use3 | Role::Mod3 => 3,
            Role::DefX | Role::UseX | Role::ModX => counts.x,
            Role::DefY | Role::UseY => counts.y,
            Role::UseZ => counts.z,
        };
        shown.push(if words > 1 {
            format!("r{value}..{}", value + words - 1)
        } else {
            format!("r{value}")
        });
    }
    if let Some(distance) = jump_distance(instr, ext) {
        shown.push(format!("-> {}", pc as i64 + i64::from(distance)));
    }
    out.push_str(&shown.join(", "));
    if call_shape(instr, ext).is_none() && !ext.is_empty() && jump_distance(instr, ext).is_none() {
        let words: Vec<String> = ext.iter().map(|word| format!("{word:#x}")).collect();
        let _ = write!(out, " [{}]", words.join(" "));
    }
    if matches!(instr.op, super::Op::Call) {
        let _ = write!(out, " {}", callee(ext[0]));
    }
}

/// Name of the function at an address that a call instruction holds.
fn callee(address: u64) -> String {
    let func =
        std::ptr::NonNull::new(std::ptr::with_exposed_provenance_mut::<Func>(address as usize));
    func.map_or_else(String::new, |func| burrow_runtime::rtype::FuncRef(func).name.to_string())
}
