//! One compiled expression, and searches with it.
//!
//! Go and the engines agree on matches that prefer what stands first in the expression. For `Longest`, the place where a
//! match begins is the same; a second engine, which follows all ways at once, then tells where the longest one ends.
//!
//! Invariants: (R1) of `mod.rs` is the caller's. A search takes time linear in the text.
//!
//! Locks: the engines keep a pool of search caches, which they guard themselves.

#![forbid(unsafe_code)]

use regex_automata::meta::{Config, Regex};
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::{Hir, HirKind, Look};

use std::time::Instant;

use super::parse::{Code, Mode, Problem, parse};
use super::search::Matches;
use burrow_runtime::string::decode_first;

/// Bytes of the automaton of one expression. `\pL{1000}` takes about 30 MiB; beyond, it is Go's "expression too large".
const MOST_AUTOMATON: usize = 48 << 20;
/// Bytes of the states found while matching that a search keeps; when they are full it begins anew.
const SEARCH_CACHE: usize = 512 << 10;

/// Positions beyond which a search counts as out of memory: 1 GiB.
pub(super) const MOST_POSITIONS: usize = 1 << 27;

/// A compiled expression.
pub(super) struct Pattern {
    first: Regex,
    /// Where the longest match ends, for [`Mode::longest`].
    longest: Option<Regex>,
    names: Vec<String>,
    prefix: Vec<u8>,
    prefix_is_all: bool,
    /// An empty match may lie between the bytes of one rune, where Go sees none: `\B` can do so.
    may_split: bool,
}

impl Pattern {
    /// Compiles an expression.
    pub(super) fn new(text: &[u8], mode: Mode) -> Result<Pattern, Problem> {
        let parsed = parse(text, mode)?;
        let build = |kind| {
            let config = Config::new()
                .match_kind(kind)
                .utf8_empty(false)
                .nfa_size_limit(Some(MOST_AUTOMATON))
                .onepass_size_limit(Some(SEARCH_CACHE))
                .hybrid_cache_capacity(SEARCH_CACHE);
            let built = Regex::builder().configure(config).build_from_hir(&parsed.hir);
            built.map_err(|_| Problem { code: Code::Large, part: 0..text.len() })
        };
        let first = build(MatchKind::LeftmostFirst)?;
        let longest = if mode.longest { Some(build(MatchKind::All)?) } else { None };
        let mut prefix = Vec::new();
        let prefix_is_all = prefix_of(&parsed.hir, &mut prefix);
        let may_split = parsed.hir.properties().look_set().contains(Look::WordAsciiNegate);
        Ok(Pattern { first, longest, names: parsed.names, prefix, prefix_is_all, may_split })
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.first.memory_usage() + self.longest.as_ref().map_or(0, Regex::memory_usage)
    }

    /// How many groups it has.
    pub(super) fn groups(&self) -> usize {
        self.names.len()
    }

    /// The groups' names, empty for those that have none, each with a comma behind it.
    pub(super) fn names(&self) -> String {
        self.names.iter().flat_map(|name| [name, ","]).collect()
    }

    /// What every match begins with, and whether that is all of it.
    pub(super) fn prefix(&self) -> (&[u8], bool) {
        (&self.prefix, self.prefix_is_all)
    }

    /// Whether the text has a match.
    pub(super) fn is_match(&self, text: &[u8]) -> bool {
        if self.may_split {
            !self.find_all(text, 1, 2).is_empty()
        } else {
            self.first.is_match(text)
        }
    }

    /// The positions of up to `limit` matches, `width` for each.
    fn find_all(&self, text: &[u8], limit: usize, width: usize) -> Vec<isize> {
        let mut matches = Matches::new(limit, width);
        self.find_on(text, &mut matches, None);
        matches.found
    }

    /// Goes on with a search for matches; `false` if that time came before its end. An empty match right behind another
    /// one does not count.
    pub(super) fn find_on(&self, text: &[u8], m: &mut Matches, until: Option<Instant>) -> bool {
        while m.from <= text.len() && m.count < m.limit && m.found.len() <= MOST_POSITIONS {
            let Some((start, end)) = self.search(text, m.from, &mut m.slots) else { break };
            if start == end && self.may_split && is_inside_rune(text, start) {
                m.from = start + 1;
                continue;
            }
            let adjacent = start == end && m.last_end == Some(end);
            if !adjacent {
                let position = |slot: &Option<NonMaxUsize>| slot.map_or(-1, |n| n.get() as isize);
                m.found.extend(m.slots.iter().map(position));
                m.count += 1;
            }
            m.from = if end == m.from { m.from + rune_width(text, m.from) } else { end };
            m.last_end = Some(end);
            if m.count < m.limit && until.is_some_and(|until| Instant::now() > until) {
                return false;
            }
        }
        true
    }

    /// The first match from a place on; sets the slots.
    fn search(
        &self,
        text: &[u8],
        from: usize,
        slots: &mut [Option<NonMaxUsize>],
    ) -> Option<(usize, usize)> {
        slots.fill(None);
        let input = Input::new(text).range(from..);
        match &self.longest {
            None => self.first.search_slots(&input, slots)?,
            Some(longest) => {
                let start = self.first.search(&input)?.start();
                let input = Input::new(text).range(start..).anchored(Anchored::Yes);
                longest.search_slots(&input, slots)?
            }
        };
        Some((slots[0]?.get(), slots[1]?.get()))
    }
}

/// Whether a place lies between the bytes of one rune.
fn is_inside_rune(text: &[u8], at: usize) -> bool {
    let first = (at.saturating_sub(3)..at).rev().find(|&i| text[i] & 0xc0 != 0x80);
    first.is_some_and(|first| first + decode_first(&text[first..]).1 > at)
}

/// How far to go on from a place where an empty match was.
fn rune_width(text: &[u8], at: usize) -> usize {
    decode_first(&text[at..]).1.max(1)
}

/// Appends what every match begins with; true if that is all there is, or if that is all between the text's ends.
fn prefix_of(hir: &Hir, prefix: &mut Vec<u8>) -> bool {
    let parts = match hir.kind() {
        HirKind::Concat(parts) => &parts[..],
        _ => &[],
    };
    let [first, HirKind::Literal(literal), rest @ ..] =
        &parts.iter().map(Hir::kind).collect::<Vec<_>>()[..]
    else {
        return literal_prefix(hir, prefix);
    };
    if !matches!(first, HirKind::Look(Look::Start)) {
        return literal_prefix(hir, prefix);
    }
    // So says Go of expressions that are tied to the start of the text.
    if !matches!(rest.first(), Some(HirKind::Repetition(_))) {
        prefix.extend_from_slice(&literal.0);
    }
    matches!(rest, [HirKind::Look(Look::End)])
}

/// Appends what every match begins with; true if that is all there is.
fn literal_prefix(hir: &Hir, prefix: &mut Vec<u8>) -> bool {
    match hir.kind() {
        HirKind::Empty => true,
        HirKind::Literal(literal) => {
            prefix.extend_from_slice(&literal.0);
            true
        }
        HirKind::Capture(capture) => literal_prefix(&capture.sub, prefix),
        HirKind::Concat(parts) => parts.iter().all(|part| literal_prefix(part, prefix)),
        HirKind::Repetition(repetition) => {
            for _ in 0..repetition.min {
                if !literal_prefix(&repetition.sub, prefix) {
                    return false;
                }
            }
            repetition.max == Some(repetition.min)
        }
        HirKind::Alternation(branches) => {
            let mut texts = branches.iter().map(|branch| {
                let mut text = Vec::new();
                literal_prefix(branch, &mut text);
                text
            });
            let first = texts.next().unwrap_or_default();
            let common = texts.fold(first.len(), |len, text| {
                first[..len].iter().zip(&text).take_while(|(a, b)| a == b).count()
            });
            let whole_runes = (0..=common).rev().find(|&len| !is_inside_rune(&first, len));
            prefix.extend_from_slice(&first[..whole_runes.unwrap_or(0)]);
            false
        }
        HirKind::Class(_) | HirKind::Look(_) => false,
    }
}
