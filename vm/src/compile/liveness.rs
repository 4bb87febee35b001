//! Which frame words may still be read: backward data flow over one function's bytecode.
//!
//! Called once per function by `builder::Builder::finish`, which intersects the answer with the words that held
//! pointers when the safepoint was emitted. What is neither live nor pinned is never a root, so a list dropped in a
//! caller's frame is free at the next collection.
//!
//! A word that is pinned at a safepoint counts as read there. So it is live on every way to it from where it was written,
//! also on those that do not pin it: a word that was dead at one safepoint is not live at a later one, with a pointer to
//! what has been freed meanwhile.
//!
//! The flow is solved over basic blocks with a work list; inside a block it is replayed instruction by instruction
//! where a safepoint asks.

use super::bits::Bits;
use crate::bytecode::effects::{Effects, Words, effects, ends_flow, jump_distance};
use crate::bytecode::instr::instructions;

/// One instruction, reduced to what matters here.
struct Step<'p> {
    pc: usize,
    effects: Effects,
    /// What is pinned at it, if it is a safepoint.
    pinned: Option<&'p Bits>,
}

struct Block<'p> {
    steps: Vec<Step<'p>>,
    successors: Vec<usize>,
    live_in: Bits,
}

/// Live words at the entry of each instruction listed in `at` (which is sorted), with those that are pinned there.
pub fn live_at(code: &[u64], at: &[(u32, &Bits)]) -> Vec<Bits> {
    let mut blocks = split(code, at);
    solve(&mut blocks);
    let starts: Vec<usize> = blocks.iter().map(|b| b.steps[0].pc).collect();
    at.iter()
        .map(|&(pc, _)| {
            let index = starts.partition_point(|&start| start <= pc as usize) - 1;
            let block = &blocks[index];
            let mut live = live_out(&blocks, index);
            for step in block.steps.iter().rev() {
                transfer(&mut live, step);
                if step.pc == pc as usize {
                    break;
                }
            }
            live
        })
        .collect()
}

/// Cuts the code where jumps land and where flow ends or forks.
fn split<'p>(code: &[u64], safepoints: &[(u32, &'p Bits)]) -> Vec<Block<'p>> {
    let mut leaders = std::collections::BTreeSet::from([0]);
    for (pc, instr, ext) in instructions(code) {
        let next = pc + instr.words();
        if let Some(distance) = jump_distance(instr, ext) {
            leaders.insert(pc.wrapping_add_signed(distance as isize));
            leaders.insert(next);
        } else if ends_flow(instr.op) {
            leaders.insert(next);
        }
    }
    leaders.remove(&code.len());
    let order: Vec<usize> = leaders.into_iter().collect();
    let mut blocks: Vec<Block<'p>> = Vec::with_capacity(order.len());
    let mut pins = safepoints.iter().peekable();
    for (pc, instr, ext) in instructions(code) {
        if order.get(blocks.len()) == Some(&pc) {
            blocks.push(Block {
                steps: Vec::new(),
                successors: Vec::new(),
                live_in: Bits::default(),
            });
        }
        let block = blocks.last_mut().expect("0 is a leader");
        let pinned = pins.next_if(|(at, _)| *at as usize == pc).map(|&(_, pinned)| pinned);
        block.steps.push(Step { pc, effects: effects(instr, ext), pinned });
        let next = pc + instr.words();
        let ends_block = order.binary_search(&next).is_ok();
        if ends_block && !ends_flow(instr.op) {
            block.successors.extend(order.binary_search(&next));
        }
        if let Some(distance) = jump_distance(instr, ext) {
            block
                .successors
                .extend(order.binary_search(&pc.wrapping_add_signed(distance as isize)));
        }
    }
    blocks
}

fn solve(blocks: &mut [Block<'_>]) {
    let mut predecessors = vec![Vec::new(); blocks.len()];
    for (index, block) in blocks.iter().enumerate() {
        for &next in &block.successors {
            predecessors[next].push(index);
        }
    }
    let mut queued = vec![true; blocks.len()];
    let mut work: Vec<usize> = (0..blocks.len()).collect();
    while let Some(index) = work.pop() {
        queued[index] = false;
        let mut live = live_out(blocks, index);
        for step in blocks[index].steps.iter().rev() {
            transfer(&mut live, step);
        }
        if blocks[index].live_in.union(&live) {
            for &before in &predecessors[index] {
                if !std::mem::replace(&mut queued[before], true) {
                    work.push(before);
                }
            }
        }
    }
}

fn live_out(blocks: &[Block<'_>], index: usize) -> Bits {
    let mut live = Bits::default();
    for &next in &blocks[index].successors {
        live.union(&blocks[next].live_in);
    }
    live
}

/// From what is live after an instruction to what is live before it.
fn transfer(live: &mut Bits, Step { effects, pinned, .. }: &Step<'_>) {
    if let Some(base) = effects.clobbers_from {
        live.truncate(base as usize);
    }
    for def in &effects.defs {
        words(def).for_each(|word| live.remove(word));
    }
    for used in &effects.uses {
        words(used).for_each(|word| live.insert(word));
    }
    if let Some(pinned) = pinned {
        live.union(pinned);
    }
}

/// Frame words by index; past the end of a frame in code that is refused in the end.
fn words(run: &Words) -> std::ops::Range<usize> {
    let first = usize::from(run.reg);
    first..first + usize::from(run.len)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::bytecode::{Instr, Op};

    static NONE: LazyLock<Bits> = LazyLock::new(Bits::default);

    #[test]
    fn what_is_pinned_later_is_live_on_all_ways_to_it() {
        // 0: r5 = r4; 1: to 3 if r6 < r7; 2: r8 = r4; 3: ret, with r5 pinned, as on the way through 2
        let code = [
            Instr::new(Op::Mov, 5, 4, 0).word(),
            Instr::new(Op::LLtS, 6, 7, 2).word(),
            Instr::new(Op::Mov, 8, 4, 0).word(),
            Instr::new(Op::Ret, 0, 0, 0).word(),
        ];
        let mut pinned = Bits::default();
        pinned.insert(5);
        let live = live_at(&code, &[(0, &NONE), (1, &NONE), (2, &NONE), (3, &pinned)]);
        let is_live: Vec<bool> = live.iter().map(|live| live.contains(5)).collect();
        assert_eq!(is_live, [false, true, true, true], "from where it is written");
    }

    #[test]
    fn a_loop_keeps_what_the_next_round_reads() {
        // 0: r5 = r4; 1: r6 = r6 + r5; 2: back to 0 while r6 < r7; 3: ret
        let code = [
            Instr::new(Op::Mov, 5, 4, 0).word(),
            Instr::new(Op::Add, 6, 6, 5).word(),
            Instr::new(Op::LLtS, 6, 7, -2i16 as u16).word(),
            Instr::new(Op::Ret, 0, 0, 0).word(),
        ];
        let live = live_at(&code, &[(0, &NONE), (3, &NONE)]);
        let members = |bits: &Bits| (0..10).filter(|&w| bits.contains(w)).collect::<Vec<_>>();
        assert_eq!(members(&live[0]), [4, 6, 7], "r5 is written before it is read");
        assert_eq!(members(&live[1]), [0usize; 0], "nothing is read after the loop");
    }

    #[test]
    fn results_live_until_the_function_returns() {
        // 0: r4 = r7; 1: call; 3: ret with two words
        let code = [
            Instr::new(Op::Mov, 4, 7, 0).word(),
            Instr::new(Op::Call, 10, 1, 0).word(),
            0,
            Instr::new(Op::Mov, 5, 14, 0).word(),
            Instr::new(Op::Ret, 2, 0, 0).word(),
        ];
        let live = live_at(&code, &[(3, &NONE)]);
        assert!(live[0].contains(4), "set before the call, read by the caller");
        assert!(!live[0].contains(5) && !live[0].contains(6));
    }

    #[test]
    fn a_call_ends_the_life_of_its_window() {
        let code = [
            Instr::new(Op::Call, 10, 0, 1).word(),
            0,
            Instr::new(Op::Mov, 4, 5, 0).word(),
            Instr::new(Op::Ret, 0, 0, 0).word(),
        ];
        let live = live_at(&code, &[(0, &NONE), (2, &NONE)]);
        assert!(live[0].contains(14) && live[0].contains(5));
        assert!(!live[1].contains(14) && live[1].contains(5));
    }
}
