//! The page allocator against cases, and against lists that are too simple to be wrong.

use super::*;
use crate::host::Host;
use proptest::prelude::*;

const HOME: DomainId = DomainId(0);
const AWAY: DomainId = DomainId(1);

fn empty(chunks: usize) -> PageAlloc {
    let source: Arc<dyn PageSource> = Arc::new(Host::with_limit(Bytes(1 << 20)));
    PageAlloc::new(&source, Pages(chunks * CHUNK_PAGES)).expect("memory for the bitmaps")
}

fn with_chunks(chunks: usize) -> PageAlloc {
    let mut pages = empty(chunks);
    pages.grow(PageId(0), Pages(chunks * CHUNK_PAGES), HOME).expect("memory for the bitmaps");
    pages
}

#[test]
fn first_fit_in_address_order() {
    /// Case, runs that are free in two chunks, pages asked, first page given.
    type Case = (&'static str, &'static [(usize, usize)], usize, Option<usize>);
    let cases: [Case; 6] = [
        ("lowest of two", &[(10, 4), (20, 4)], 4, Some(10)),
        ("too short is passed over", &[(10, 3), (20, 4)], 4, Some(20)),
        ("across words", &[(60, 10)], 8, Some(60)),
        ("across chunks", &[(500, 30)], 20, Some(500)),
        ("nothing long enough", &[(10, 3), (20, 3)], 4, None),
        ("the very end", &[(1023, 1)], 1, Some(1023)),
    ];
    for (case, free, asked, want) in cases {
        let mut pages = with_chunks(2);
        pages.alloc(Pages(2 * CHUNK_PAGES), HOME).expect("all of it");
        free.iter().for_each(|(first, count)| pages.free(PageId(*first), Pages(*count), HOME));
        let got = pages.alloc(Pages(asked), HOME);
        assert_eq!(got.map(|taken| taken.first.0), want, "{case}");
        pages.check_invariants();
    }
}

#[test]
fn a_run_never_crosses_into_another_domain() {
    let mut pages = empty(2);
    pages.grow(PageId(0), Pages(CHUNK_PAGES), HOME).expect("memory");
    pages.grow(PageId(CHUNK_PAGES), Pages(CHUNK_PAGES), AWAY).expect("memory");
    assert_eq!(pages.alloc(Pages(CHUNK_PAGES + 1), HOME), None);
    let other = pages.alloc(Pages(3), AWAY).expect("its own chunk");
    assert_eq!(other.first, PageId(CHUNK_PAGES));
    assert_eq!(pages.alloc(Pages(3), HOME).expect("its own chunk").first, PageId(0));
    assert_eq!(pages.domain_of(PageId(CHUNK_PAGES - 1)), Some(HOME));
    assert_eq!(pages.domain_of(PageId(2 * CHUNK_PAGES)), None);
    pages.check_invariants();
}

#[test]
fn fresh_pages_are_scavenged_and_used_ones_are_not() {
    let mut pages = with_chunks(1);
    let taken = pages.alloc(Pages(100), HOME).expect("100 of 512");
    assert_eq!(taken, Taken { first: PageId(0), scavenged: Pages(100) });
    pages.free(PageId(10), Pages(20), HOME);
    assert_eq!(pages.next_backed_run(PageId(0)), Some((PageId(10), Pages(20))));
    assert_eq!(pages.alloc(Pages(20), HOME).map(|t| t.scavenged), Some(Pages(0)));
    pages.free(PageId(10), Pages(20), HOME);
    pages.set_scavenged(PageId(10), Pages(15));
    assert_eq!(pages.next_backed_run(PageId(0)), Some((PageId(25), Pages(5))));
    assert_eq!(pages.alloc(Pages(20), HOME).map(|t| t.scavenged), Some(Pages(15)));
    pages.check_invariants();
}

#[test]
fn padding_is_never_given_out() {
    let mut pages = with_chunks(1);
    pages.take_as_padding(PageId(0), Pages(100), HOME);
    assert_eq!(pages.take_window(HOME).map(|w| (w.base, w.free)), Some((PageId(64), !0 << 36)));
    assert_eq!(pages.alloc(Pages(384), HOME).map(|t| t.first), Some(PageId(128)));
    assert_eq!(pages.alloc(Pages(1), HOME), None);
    assert_eq!((pages.padding_pages(), pages.scavenged_pages()), (Pages(100), Pages(100)));
    pages.check_invariants();
}

#[test]
fn a_window_is_what_is_free_around_the_lowest_free_page() {
    let mut pages = with_chunks(2);
    pages.alloc(Pages(2 * CHUNK_PAGES), HOME).expect("all of it");
    assert_eq!(pages.take_window(HOME), None);
    for (first, count) in [(70, 3), (100, 1), (130, 9)] {
        pages.free(PageId(first), Pages(count), HOME);
    }
    pages.set_scavenged(PageId(71), Pages(1));
    let window = pages.take_window(HOME).expect("four pages");
    let (free, scavenged) = (0b111 << 6 | 1 << 36, 1 << 7);
    assert_eq!(window, Window { base: PageId(64), free, scavenged });
    assert_eq!(pages.alloc(Pages(1), HOME).map(|t| t.first), Some(PageId(130)));
    pages.check_invariants();
    pages.give_back_window(Window { free: window.free & !(1 << 6), ..window }, HOME);
    pages.check_invariants();
    let taken = pages.alloc(Pages(2), HOME).expect("71 and 72");
    assert_eq!(taken, Taken { first: PageId(71), scavenged: Pages(1) });
}

#[test]
fn without_memory_for_the_bitmaps_nothing_changes() {
    use crate::faulty::Faulty;
    let mut refusals = 0;
    for granted in 2.. {
        let source = Arc::new(Faulty::after(granted, Host::with_limit(Bytes(1 << 20))));
        let shared: Arc<dyn PageSource> = source.clone();
        let mut pages = PageAlloc::new(&shared, Pages(4 * CHUNK_PAGES)).expect("two tables");
        if pages.grow(PageId(0), Pages(CHUNK_PAGES), HOME).is_ok() {
            break;
        }
        refusals += 1;
        assert_eq!((pages.total_pages(), pages.alloc(Pages(1), HOME)), (Pages(0), None));
        source.refuse_after(usize::MAX);
        pages.grow(PageId(0), Pages(CHUNK_PAGES), HOME).expect("memory again");
        pages.check_invariants();
    }
    assert_eq!(refusals, 2 + 5 + 5, "bitmaps, and five levels reserved and committed");
}

/// Chunks of the heap under test.
const CHUNKS: usize = 6;
/// Their pages.
const PAGES: usize = CHUNKS * CHUNK_PAGES;

/// One page per entry: too simple to be wrong.
struct Model {
    used: Vec<bool>,
    scavenged: Vec<bool>,
    owner: Vec<Option<DomainId>>,
}

impl Model {
    fn new() -> Model {
        let (used, scavenged) = (vec![false; PAGES], vec![false; PAGES]);
        Model { used, scavenged, owner: vec![None; PAGES] }
    }

    fn is_free(&self, page: usize, domain: DomainId) -> bool {
        self.owner[page] == Some(domain) && !self.used[page]
    }

    fn grow(&mut self, chunk: usize, count: usize, domain: DomainId) {
        let pages = chunk * CHUNK_PAGES..(chunk + count) * CHUNK_PAGES;
        self.owner[pages.clone()].fill(Some(domain));
        self.scavenged[pages].fill(true);
    }

    fn alloc(&mut self, count: usize, domain: DomainId) -> Option<Taken> {
        let fits = |first: &usize| (*first..first + count).all(|page| self.is_free(page, domain));
        let first = (0..=PAGES - count).find(fits)?;
        let run = first..first + count;
        let scavenged = self.scavenged[run.clone()].iter().filter(|s| **s).count();
        self.used[run.clone()].fill(true);
        self.scavenged[run].fill(false);
        Some(Taken { first: PageId(first), scavenged: Pages(scavenged) })
    }

    fn take_window(&mut self, domain: DomainId) -> Option<Window> {
        let first = (0..PAGES).find(|page| self.is_free(*page, domain))?;
        let base = first / 64 * 64;
        let mut window = Window { base: PageId(base), free: 0, scavenged: 0 };
        for page in base..base + 64 {
            if self.is_free(page, domain) {
                window.free |= 1 << (page % 64);
                window.scavenged |= u64::from(self.scavenged[page]) << (page % 64);
                (self.used[page], self.scavenged[page]) = (true, false);
            }
        }
        Some(window)
    }

    fn give_back_window(&mut self, window: Window) {
        for bit in (0..64).filter(|bit| window.free >> bit & 1 != 0) {
            let page = window.base.0 + bit;
            self.used[page] = false;
            self.scavenged[page] = window.scavenged >> bit & 1 != 0;
        }
    }

    fn count(&self, of: impl Fn(usize) -> bool) -> Pages {
        Pages((0..PAGES).filter(|page| self.owner[*page].is_some() && of(*page)).count())
    }
}

#[derive(Clone, Debug)]
enum Op {
    /// Grows the domain by so many chunks at this one, if they are nobody's yet.
    Grow(usize, usize, DomainId),
    Alloc(usize, DomainId),
    /// Frees the live run at this index, modulo their number.
    Free(usize),
    /// Gives back the first backed run at or after this page.
    Scavenge(usize),
    TakeWindow(DomainId),
    /// Gives back the part of the window at this index, modulo their number, that the mask picks.
    GiveBackWindow(usize, u64),
}

fn any_op() -> impl Strategy<Value = Op> {
    let domain = || prop_oneof![2 => Just(HOME), 1 => Just(AWAY)];
    let count = prop_oneof![3 => 1_usize..5, 3 => 1_usize..80, 1 => 1_usize..1100];
    prop_oneof![
        3 => (0..CHUNKS, 1_usize..4, domain()).prop_map(|(at, n, whose)| Op::Grow(at, n, whose)),
        12 => (count, domain()).prop_map(|(count, whose)| Op::Alloc(count, whose)),
        9 => any::<usize>().prop_map(Op::Free),
        3 => (0..PAGES).prop_map(Op::Scavenge),
        4 => domain().prop_map(Op::TakeWindow),
        4 => (any::<usize>(), any::<u64>()).prop_map(|(pick, mask)| Op::GiveBackWindow(pick, mask)),
    ]
}

/// The allocator, the lists, and what was taken of both.
struct World {
    real: PageAlloc,
    model: Model,
    live: Vec<(PageId, usize)>,
    windows: Vec<Window>,
}

impl World {
    fn run(&mut self, op: &Op) {
        let World { real, model, live, windows } = self;
        match *op {
            Op::Grow(chunk, count, domain) => {
                let pages = chunk * CHUNK_PAGES..((chunk + count) * CHUNK_PAGES).min(PAGES);
                if pages.clone().all(|page| model.owner[page].is_none()) {
                    let count = pages.len() / CHUNK_PAGES;
                    real.grow(PageId(pages.start), Pages(pages.len()), domain).expect("memory");
                    model.grow(chunk, count, domain);
                }
            }
            Op::Alloc(count, domain) => {
                let got = real.alloc(Pages(count), domain);
                assert_eq!(got, model.alloc(count, domain));
                live.extend(got.map(|taken| (taken.first, count)));
            }
            Op::Free(pick) if !live.is_empty() => {
                let (first, count) = live.swap_remove(pick % live.len());
                real.free(first, Pages(count), model.owner[first.0].expect("taken from somebody"));
                model.used[first.0..first.0 + count].fill(false);
            }
            Op::Scavenge(from) => {
                let backed = |page: usize| {
                    model.owner[page].is_some() && !model.used[page] && !model.scavenged[page]
                };
                let got = real.next_backed_run(PageId(from));
                assert_eq!(got.map(|run| run.0.0), (from..PAGES).find(|page| backed(*page)));
                if let Some((first, count)) = got {
                    assert!((first.0..first.0 + count.0).all(backed));
                    real.set_scavenged(first, count);
                    model.scavenged[first.0..first.0 + count.0].fill(true);
                }
            }
            Op::TakeWindow(domain) => {
                let got = real.take_window(domain);
                assert_eq!(got, model.take_window(domain));
                windows.extend(got);
            }
            Op::GiveBackWindow(pick, mask) if !windows.is_empty() => {
                let index = pick % windows.len();
                let Window { base, free, scavenged } = windows[index];
                let back = Window { base, free: free & mask, scavenged: scavenged & mask };
                real.give_back_window(back, model.owner[base.0].expect("taken from somebody"));
                model.give_back_window(back);
                windows[index] = Window { base, free: free & !mask, scavenged: scavenged & !mask };
            }
            Op::Free(_) | Op::GiveBackWindow(..) => {}
        }
    }

    fn check(&self) {
        self.real.check_invariants();
        let model = &self.model;
        assert_eq!(self.real.total_pages(), model.count(|_| true));
        assert_eq!(self.real.free_pages(), model.count(|page| !model.used[page]));
        assert_eq!(self.real.scavenged_pages(), model.count(|page| model.scavenged[page]));
        let free = |page: &usize| self.real.is_free(PageId(*page));
        let want = |page: &usize| model.owner[*page].is_some() && !model.used[*page];
        assert_eq!((0..PAGES).find(|page| free(page) != want(page)), None);
    }
}

proptest! {
    /// Bitmaps and trees agree with plain lists, step by step: two domains that grow at several
    /// places, and page caches that hold and give back windows.
    #[test]
    fn page_alloc_matches_model(ops in prop::collection::vec(any_op(), 1..200)) {
        let (real, model) = (empty(CHUNKS), Model::new());
        let mut world = World { real, model, live: Vec::new(), windows: Vec::new() };
        for op in ops {
            world.run(&op);
            world.check();
        }
    }
}
