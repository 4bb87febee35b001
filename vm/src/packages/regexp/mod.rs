//! Natives of package `regexp`: compiling and matching, on the engines of `regex-automata`.
//!
//! A script's `*Regexp` holds the expression's text and its mode; what is compiled lives here, in [`Patterns`], and is
//! found again by that text. So a `*Regexp` that the script drops needs no finalizer, and what is kept is bounded.
//!
//! - `parse.rs`: Go's syntax and errors, into the engines' form
//! - `class.rs`: character classes
//! - `pattern.rs`: one compiled expression
//! - `search.rs`: searches that take long
//!
//! Invariants: (R1) a match borrows the text of a script's string for one search: a string's bytes are never written
//! once it exists. A slice's bytes may be, so they are copied first. What takes long works on a copy.
//!
//! Locks: `Patterns` has a leaf lock, held while an expression is looked up or compiled, not while it matches.

mod class;
mod parse;
mod pattern;
mod search;

use std::sync::Arc;

use burrow_alloc::mem;
use burrow_alloc::units::Bytes;
use burrow_runtime::fault::{Fatal, Fault, RuntimeError};
use burrow_runtime::string::new_string;
use burrow_runtime::value::Alloc;
use parking_lot::Mutex;
use rustc_hash::FxHashMap;

use super::bytealg::view;
use super::bytealg::view::View;
use super::fmt::engine::quote;
use super::{After, Native, NativeCtx};
use parse::{Mode, Problem};
use pattern::{MOST_POSITIONS, Pattern};
use search::{Matches, Search, Searches};

/// Bytes of compiled expressions that are kept. One may be larger, and is then alone.
const MOST_BYTES: usize = 64 << 20;
/// How many are kept. Each may have search caches of up to 1 MiB beside its own bytes.
const MOST_PATTERNS: usize = 256;

/// The compiled expressions of a program.
#[derive(Default)]
pub struct Patterns {
    kept: Mutex<Kept>,
    searches: Searches,
}

#[derive(Default)]
struct Kept {
    by_text: FxHashMap<(Mode, Box<[u8]>), Entry>,
    bytes: usize,
    /// Grows with each use.
    clock: u64,
}

struct Entry {
    pattern: Arc<Pattern>,
    last_use: u64,
}

impl Patterns {
    /// The compiled form of an expression.
    fn get(&self, text: &[u8], mode: Mode) -> Result<Arc<Pattern>, Problem> {
        let mut kept = self.kept.lock();
        kept.clock += 1;
        let now = kept.clock;
        let key = (mode, text.into());
        if let Some(entry) = kept.by_text.get_mut(&key) {
            entry.last_use = now;
            return Ok(entry.pattern.clone());
        }
        let pattern = Arc::new(Pattern::new(text, mode)?);
        kept.bytes += pattern.bytes();
        kept.by_text.insert(key, Entry { pattern: pattern.clone(), last_use: now });
        kept.shrink(now);
        Ok(pattern)
    }
}

impl Kept {
    /// Drops what was used longest ago, but for the one used just now, until the bounds hold.
    fn shrink(&mut self, now: u64) {
        while self.bytes > MOST_BYTES || self.by_text.len() > MOST_PATTERNS {
            let old = self.by_text.iter().filter(|(_, entry)| entry.last_use != now);
            let oldest = old.min_by_key(|(_, entry)| entry.last_use).map(|(key, _)| key.clone());
            let Some(entry) = oldest.and_then(|key| self.by_text.remove(&key)) else { return };
            self.bytes -= entry.pattern.bytes();
        }
    }
}

/// Runs `f` on the bytes of a string of the script.
fn with_text<T>(text: View, f: impl FnOnce(&[u8]) -> T) -> T {
    // SAFETY: (R1), and (B1) of `bytealg/view.rs`.
    unsafe { mem::with_bytes(text.ptr, Bytes(text.len), f) }
}

/// The pattern whose text and mode are the first three argument words.
fn pattern(ctx: &NativeCtx<'_>) -> Result<Arc<Pattern>, Problem> {
    let mode = Mode::from_bits(ctx.arg(2));
    with_text(view(ctx, 0), |text| ctx.program.patterns.get(text, mode))
}

/// A pattern that compiled before.
fn known(ctx: &NativeCtx<'_>) -> Result<Arc<Pattern>, Fault> {
    let bad = |_| RuntimeError::Other("regexp: use of a Regexp that Compile did not make".into());
    Ok(pattern(ctx).map_err(bad)?)
}

/// func compile(expr string, mode int) (code, at, end, groups int, names, prefix string, complete bool)
fn compile(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    const RESULTS: usize = 9;
    for word in 0..RESULTS {
        ctx.set(word, 0);
    }
    let pattern = match pattern(ctx) {
        Ok(pattern) => pattern,
        Err(problem) => {
            ctx.set(0, problem.code as u64);
            ctx.set(1, problem.part.start as u64);
            ctx.set(2, problem.part.end as u64);
            return Ok(After::Continue);
        }
    };
    ctx.set(3, pattern.groups() as u64);
    let names = new_string(ctx.p, pattern.names().as_bytes())?;
    ctx.set_string(4, names);
    let (prefix, complete) = pattern.prefix();
    let prefix = new_string(ctx.p, prefix)?;
    ctx.set_string(6, prefix);
    ctx.set(8, u64::from(complete));
    Ok(After::Continue)
}

/// What a search finds in the text of a call: a string in argument words 3 and 4, whose bytes may change if word 5 is not
/// 0. `None` if the goroutine must park and call again.
fn found(ctx: &mut NativeCtx<'_>, asked: Search) -> Result<Option<Vec<isize>>, Fault> {
    if let Some(found) = ctx.program.patterns.searches.take(ctx.g.id()) {
        return Ok(Some(found));
    }
    let (pattern, text) = (known(ctx)?, view(ctx, 3));
    if ctx.arg(5) == 0 {
        return Ok(with_text(text, |text| search::search(ctx, &pattern, text, asked)));
    }
    let mut copy = std::mem::take(ctx.scratch);
    copy.clear();
    text.append_to(&mut copy);
    let found = search::search(ctx, &pattern, &copy, asked);
    *ctx.scratch = copy;
    Ok(found)
}

/// func matches(expr string, mode int, s string, mutable bool) (found, again bool): with `again` it is to be called again.
fn matches(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    ctx.set(0, 0);
    ctx.set(1, 1);
    let Some(found) = found(ctx, Search::Any)? else { return Ok(After::Park) };
    ctx.set(0, u64::from(!found.is_empty()));
    ctx.set(1, 0);
    Ok(After::Continue)
}

/// func find(expr string, mode int, s string, mutable bool, limit, width int) (positions []int, again bool): the positions
/// of up to `limit` matches, `width` for each: of the match and of its first groups, -1 for those that are not there.
fn find(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (limit, width) = (ctx.arg(6) as usize, ctx.arg(7) as usize);
    for word in 0..3 {
        ctx.set(word, 0);
    }
    ctx.set(3, 1);
    let asked = Search::All(Matches::new(limit, width));
    let Some(found) = found(ctx, asked)? else { return Ok(After::Park) };
    ctx.set(3, 0);
    if found.is_empty() {
        return Ok(After::Continue);
    }
    if found.len() > MOST_POSITIONS {
        return Err(Fatal::OutOfMemory("the matches of one regexp call".into()).into());
    }
    let first = ctx.p.new_bytes(found.len() * 8, false)?;
    for (i, &position) in found.iter().enumerate() {
        // SAFETY: fresh memory of this size.
        unsafe { mem::store64(first + Bytes(i * 8), position as u64) };
    }
    ctx.set(0, first.0 as u64);
    ctx.set(1, found.len() as u64);
    ctx.set(2, found.len() as u64);
    Ok(After::Continue)
}

/// func view(b []byte) string: the same bytes as a string, which may change.
fn view_bytes(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let bytes = ctx.arg_string(0);
    ctx.set_string(0, bytes);
    Ok(After::Continue)
}

/// func isWord(r rune) bool: whether the name of a group may have it.
fn is_word(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let char = char::from_u32(ctx.arg(0) as u32);
    let is_word = char.is_some_and(|c| c == '_' || c.is_alphabetic() || c.is_numeric());
    ctx.set(0, u64::from(is_word));
    Ok(After::Continue)
}

/// func quote(s string) string: as a Go string, between back quotes if it can be.
fn quote_text(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut text = Vec::new();
    view(ctx, 0).append_to(&mut text);
    ctx.scratch.clear();
    if quote::can_backquote(&text) {
        ctx.scratch.extend([b"`", &text[..], b"`"].concat());
    } else {
        quote::quote(ctx.scratch, &text, false);
    }
    let quoted = new_string(ctx.p, ctx.scratch)?;
    ctx.set_string(0, quoted);
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("regexp.compile", compile),
    ("regexp.matches", matches),
    ("regexp.find", find),
    ("regexp.view", view_bytes),
    ("regexp.isWord", is_word),
    ("regexp.quote", quote_text),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded() {
        let patterns = Patterns::default();
        for n in 0..3 * MOST_PATTERNS {
            let text = format!("a{n}");
            assert!(patterns.get(text.as_bytes(), Mode::default()).is_ok());
        }
        assert_eq!(patterns.kept.lock().by_text.len(), MOST_PATTERNS);
        // Large ones push each other out, and a single one may be larger than all may be together.
        for n in 0..8 {
            let text = format!(r"[\pL\d]{{{}}}", 300 + n);
            let pattern = patterns.get(text.as_bytes(), Mode::default()).ok();
            let Some(pattern) = pattern else { continue };
            let kept = patterns.kept.lock();
            assert!(kept.bytes <= MOST_BYTES.max(pattern.bytes()), "{} bytes", kept.bytes);
        }
    }
}
