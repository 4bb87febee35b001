//! How pages go back to the operating system: the page heap's side of return policies.
//!
//! Called by `span_alloc.rs` and `grow.rs`, which tell of pages under the lock and heed what that brings up afterwards; by a helper
//! thread of the heap's owner ([`Heap::return_in_background`]); by `limit.rs`; by who wants all free memory gone
//! (`debug.FreeOSMemory`). The rules themselves are in [`crate::policy`].
//!
//! Each domain has a `Keeper`: its policy, and what the page heap notes of it. To carry out a wish, the pages of it that are free and
//! can go are set aside: taken out of the bitmaps, as if they were used, so that nobody gets them while the lock is dropped for the system
//! call. Counters go on counting them as what they were. Afterwards they are put back as what they are now.
//!
//! Invariants: (V1) `aside` is what threads that are carrying out wishes have set aside. (V2) A keeper that is `busy` has one thread
//! that asks its policy until it wants nothing more; others go on without (Y3). (V3) Pages that are set aside are free in nobody's books:
//! the bits of their old state are clear, and they read as whatever they read. (V4) A policy that is put in charge meanwhile is not told of
//! them then, but that they came free when they are put back.
//!
//! Locks: `Rank::MHeap`, dropped during system calls but for those of the limit and of [`Heap::release_free_pages`].

use crate::domain::{Domain, DomainId};
use crate::limit::Payer;
use crate::mheap::{Heap, HeapState};
use crate::policy::{
    Ask, Backing, Collection, GcPhase, Hold, Knob, Look, Moment, Pacing, PageRun, Release,
    ReleaseCause, ReturnPolicy, Wish,
};
use crate::random::Random;
use crate::rank::RankedGuard;
use crate::units::{Bytes, PageId, Pages};
use burrow_trace::clock::Nanos;
use burrow_trace::{Event, PTrace};
use std::sync::atomic::Ordering;

/// Wishes in a row of which nothing came, after which a policy is asked no more for now: a faulty one would have us ask for ever, and
/// a sound one has so many pages taken away between two questions seldom, and is asked again.
const BARREN: u32 = 256;

/// A domain's policy, and what the page heap notes of it.
pub(crate) struct Keeper {
    policy: Box<dyn ReturnPolicy>,
    /// Whether it is told of pages.
    listens: bool,
    /// Whether a thread asks it (V2).
    busy: bool,
    /// How many policies the domain had before this one (V4).
    serial: u64,
    ticker: Ticker,
}

impl Keeper {
    /// One whose policy is to hold.
    pub fn new(seed: u64) -> Keeper {
        Keeper::of(Box::new(Hold), seed)
    }

    fn of(policy: Box<dyn ReturnPolicy>, seed: u64) -> Keeper {
        let (listens, ticker) = (policy.listens(), Ticker::new(policy.ticks(), seed));
        Keeper { policy, listens, busy: false, serial: 0, ticker }
    }

    /// Whether it is told of anything, or ticks.
    fn is_hooked(&self) -> bool {
        self.listens || self.ticker.mean > 0
    }
}

/// Pages set aside (V1).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Aside {
    /// All of them.
    pub pages: Pages,
    /// Those that count as muzzy.
    pub muzzy: Pages,
}

/// What is to be done after the lock is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// To ask the policy of a domain.
    Ask(DomainId, Moment),
    /// To wake the helper thread.
    WakeHelper,
}

/// Counts down to the next question: a geometric number of ticks, as jemalloc's, so that nothing that repeats keeps in step with it.
#[derive(Debug)]
struct Ticker {
    /// 0: it does not tick.
    mean: u32,
    left: u32,
    random: Random,
}

impl Ticker {
    fn new(mean: u32, seed: u64) -> Ticker {
        let mut ticker = Ticker { mean, left: 0, random: Random::new(seed) };
        ticker.left = ticker.draw();
        ticker
    }

    /// Ticks; says whether it is time to ask.
    fn tick(&mut self, ticks: u32) -> bool {
        if self.mean == 0 {
            return false;
        }
        if ticks < self.left {
            self.left -= ticks;
            return false;
        }
        self.left = self.draw();
        true
    }

    fn draw(&mut self) -> u32 {
        /// Random bits in a distance: fewer would make the mean too small.
        const BITS: u32 = 26;
        ((f64::from(self.mean) * -self.random.uniform(BITS).ln()) as u32).max(1)
    }
}

impl HeapState {
    /// The next domain's policy: before the domain is listed.
    pub fn add_keeper(&mut self, policy: Box<dyn ReturnPolicy>, seed: u64) {
        self.keepers.push(Keeper::of(policy, seed));
        self.set_hooked();
    }

    fn keeper(&mut self, domain: DomainId) -> &mut Keeper {
        &mut self.keepers[domain.index()]
    }

    /// Notes whether there is anybody to be told, or there are muzzy pages to be counted: looked at wherever there might be.
    fn set_hooked(&mut self) {
        self.hooked = self.keepers.iter().any(Keeper::is_hooked) || self.pages.knows_muzzy();
    }

    /// Free pages were taken.
    #[cold]
    pub fn note_taken(&mut self, run: PageRun, domain: DomainId) {
        let now = self.now;
        let keeper = self.keeper(domain);
        if keeper.listens && run.count > Pages(0) {
            keeper.policy.taken(run, now);
        }
    }

    /// Pages came free.
    #[cold]
    pub fn note_freed(&mut self, run: PageRun, backing: Backing, domain: DomainId) {
        let now = self.now;
        let keeper = self.keeper(domain);
        if keeper.listens {
            let ask = keeper.policy.freed(run, backing, now);
            self.note_due(ask.due(domain, Moment::Freed));
        }
    }

    /// So many spans came or went.
    #[cold]
    pub fn tick(&mut self, ticks: u32, domain: DomainId) {
        if self.keeper(domain).ticker.tick(ticks) {
            self.note_due(Some(Due::Ask(domain, Moment::Tick)));
        }
    }

    /// Notes what is to be done once the lock is dropped: of several things the first, but for waking somebody, as who is woken can
    /// find out the rest.
    fn note_due(&mut self, due: Option<Due>) {
        if matches!(self.due, None | Some(Due::WakeHelper)) {
            self.due = due.or(self.due);
        }
    }
}

impl Ask {
    fn due(self, domain: DomainId, moment: Moment) -> Option<Due> {
        match self {
            Ask::Later => None,
            Ask::Now => Some(Due::Ask(domain, moment)),
            Ask::Helper => Some(Due::WakeHelper),
        }
    }
}

/// A guard of the heap's state.
type Guard<'h> = RankedGuard<'h, HeapState>;

impl Heap {
    /// Does what telling a policy has brought up. The lock is not held. What a program's allocation gives back as the heap grows
    /// is told to the collector, as what it gives back for the limit is.
    #[cold]
    pub(crate) fn heed(&self, due: Due, payer: Payer, trace: &PTrace) {
        match due {
            Due::Ask(domain, moment @ Moment::Grew(_)) if payer == Payer::Program => {
                self.collector().time_release(&mut || {
                    self.return_pages(domain, moment, trace);
                });
            }
            Due::Ask(domain, moment) => {
                self.return_pages(domain, moment, trace);
            }
            Due::WakeHelper => (self.config().wake_helper)(),
        }
    }

    /// Asks the policy of a domain what should go, and gives it back, until it wants nothing more. Gives the bytes that went; none if
    /// another thread is at it.
    pub fn return_pages(&self, domain: DomainId, moment: Moment, trace: &PTrace) -> Bytes {
        let began = self.config().clock.now();
        let mut state = self.lock();
        state.now = began;
        if std::mem::replace(&mut state.keeper(domain).busy, true) {
            return Bytes(0);
        }
        let (mut returned, mut barren) = (Bytes(0), 0);
        while barren < BARREN
            && let Some(wish) = self.ask(&mut state, domain, moment)
        {
            let done;
            (state, done) = self.carry_out(state, domain, wish, trace);
            returned += done.bytes;
            barren = if done.bytes > Bytes(0) { 0 } else { barren + 1 };
            if done.refused {
                break; // the source will not be of another mind so soon
            }
        }
        let keeper = state.keeper(domain);
        keeper.busy = false;
        let calls_helper = keeper.policy.calls_helper();
        let now = self.config().clock.now();
        state.now = now;
        drop(state);
        self.domain(domain).counters().returns.policy_ns.add(now.since(began).0);
        if calls_helper {
            (self.config().wake_helper)();
        }
        returned
    }

    /// The heap has grown.
    #[cold]
    pub(crate) fn note_growth(&self, state: &mut HeapState, run: PageRun, domain: DomainId) {
        let HeapState { pages, keepers, now, .. } = state;
        let keeper = &mut keepers[domain.index()];
        if keeper.listens {
            let ask = keeper.policy.grew(run, &Look::new(self, pages, domain, *now));
            state.note_due(ask.due(domain, Moment::Grew(run.count.to_bytes())));
        }
    }

    fn ask(&self, state: &mut HeapState, domain: DomainId, moment: Moment) -> Option<Wish> {
        let HeapState { pages, keepers, now, .. } = state;
        let look = Look::new(self, pages, domain, *now);
        keepers[domain.index()].policy.next(moment, &look)
    }

    /// Gives back what can go of a wish.
    fn carry_out<'h>(
        &'h self,
        mut state: Guard<'h>,
        domain: DomainId,
        wish: Wish,
        trace: &PTrace,
    ) -> (Guard<'h>, Done) {
        let (mut at, end) = (wish.run.first, wish.run.end());
        let mut done = Done::default();
        let for_good = wish.how == Release::Now;
        while let Some((first, count)) = state.pages.next_to_go(at, end, for_good, domain) {
            let run = PageRun { first, count: count.min(end - first) };
            at = run.end();
            let run = self.whole_units(&mut state, run, domain);
            let Some(run) = run else { continue };
            let how = self.prepare(&mut state, wish.how);
            let muzzy = self.set_aside(&mut state, run, domain);
            let serial = state.keeper(domain).serial;
            drop(state);
            let call = self.call(run, how);
            state = self.lock();
            state.now = call.now;
            self.put_back(&mut state, run, domain, muzzy, call.done);
            if state.keeper(domain).serial != serial {
                state.introduce_run(run, call.done, domain);
            }
            self.note_call(&mut state, run, domain, &wish, &call, trace);
            match call.done {
                Some(_) => done.bytes += run.count.to_bytes(),
                None => done.refused = true,
            }
        }
        (state, done)
    }

    /// The whole units of the page source in a run; of the pages around them the policy hears that they stay.
    fn whole_units(
        &self,
        state: &mut HeapState,
        run: PageRun,
        domain: DomainId,
    ) -> Option<PageRun> {
        let unit = self.source().decommit_granule().to_pages().0; // an OS page may be smaller, and is part of each
        let first = PageId(run.first.0.next_multiple_of(unit));
        let end = PageId(run.end().0 / unit * unit);
        let inner = (first < end).then(|| PageRun::between(first, end));
        let now = state.now;
        let policy = &mut state.keeper(domain).policy;
        let mut kept = |first: PageId, end: PageId| {
            if first < end {
                policy.kept(PageRun::between(first, end), now);
            }
        };
        match inner {
            Some(inner) => {
                kept(run.first, inner.first);
                kept(inner.end(), run.end());
            }
            None => kept(run.first, run.end()),
        }
        inner
    }

    /// How pages can go: for good, if there is no room to note that they are muzzy.
    fn prepare(&self, state: &mut HeapState, how: Release) -> Release {
        if how == Release::Now {
            return how;
        }
        match state.pages.prepare_muzzy() {
            Ok(bytes) => {
                state.set_hooked();
                self.shared().gc_misc_sys.add(bytes.0 as u64);
                Release::Lazily
            }
            Err(_) => Release::Now,
        }
    }

    /// Takes free pages out of the books; says how many of them were muzzy.
    fn set_aside(&self, state: &mut HeapState, run: PageRun, domain: DomainId) -> Pages {
        let muzzy = state.pages.set_aside(run.first, run.count, domain);
        state.aside.pages += run.count;
        state.aside.muzzy += muzzy;
        muzzy
    }

    /// Makes the system call, and another if the first is refused.
    fn call(&self, run: PageRun, how: Release) -> Call {
        let began = self.config().clock.now();
        let (start, size) = (self.page_addr(run.first), run.count.to_bytes());
        // SAFETY: M1: committed; set aside (V1), or free under the lock, so nobody uses what the pages hold.
        let lazily =
            how == Release::Lazily && unsafe { self.source().decommit_lazily(start, size) }.is_ok();
        let done = if lazily {
            Some(Release::Lazily)
        } else {
            // SAFETY: as above.
            unsafe { self.source().decommit_now(start, size) }.is_ok().then_some(Release::Now)
        };
        let now = self.config().clock.now();
        let calls = if how == Release::Lazily && !lazily { 2 } else { 1 };
        Call { done, now, took: now.since(began), calls }
    }

    /// Puts pages that were set aside back into the books, as what they are now: dirty, if the source refused.
    fn put_back(
        &self,
        state: &mut HeapState,
        run: PageRun,
        domain: DomainId,
        muzzy: Pages,
        done: Option<Release>,
    ) {
        let PageRun { first, count } = run;
        state.aside.pages -= count;
        state.aside.muzzy -= muzzy;
        state.pages.put_back(first, count, domain);
        match done {
            Some(Release::Now) => {
                state.pages.set_scavenged(first, count);
            }
            Some(Release::Lazily) => state.pages.set_muzzy(first, count),
            None => {}
        }
        self.count_returned(run, domain, muzzy, done);
    }

    /// Moves pages from what they counted as to what they are now.
    fn count_returned(&self, run: PageRun, domain: DomainId, muzzy: Pages, done: Option<Release>) {
        let counters = self.domain(domain).counters();
        let bytes = |pages: Pages| pages.to_bytes().0 as u64;
        counters.heap_muzzy.sub(bytes(muzzy));
        match done {
            Some(how) => {
                counters.heap_free.sub(bytes(run.count - muzzy));
                counters.heap_released.add(bytes(run.count - muzzy));
                match how {
                    Release::Now => counters.returns.released.add(bytes(run.count)),
                    Release::Lazily => {
                        counters.heap_muzzy.add(bytes(run.count));
                        counters.returns.muzzied.add(bytes(run.count));
                    }
                }
            }
            None => {
                counters.heap_free.add(bytes(muzzy));
                counters.heap_released.sub(bytes(muzzy));
            }
        }
    }

    /// Counts, traces and reports a system call.
    fn note_call(
        &self,
        state: &mut HeapState,
        run: PageRun,
        domain: DomainId,
        wish: &Wish,
        call: &Call,
        trace: &PTrace,
    ) {
        let returns = &self.domain(domain).counters().returns;
        returns.calls.add(call.calls);
        if call.done.is_some() && wish.cause.is_eager() {
            returns.eager.add(run.count.to_bytes().0 as u64);
        }
        returns.call_ns.add(call.took.0);
        let now = state.now;
        let keeper = state.keeper(domain);
        let Some(how) = call.done else {
            returns.refused.add(1);
            keeper.policy.kept(run, now);
            return;
        };
        trace.emit(|| Event::PagesReleased {
            first_page: run.first.0 as u64,
            released_pages: run.count.0 as u64,
            how,
            cause: wish.cause,
            domain: domain.0,
            age_ns: wish.age,
            took_ns: call.took,
        });
        if keeper.listens {
            keeper.policy.released(run, how, now);
        }
    }

    // Under the lock: the limit, and all at once.

    /// Gives free pages back without giving up the lock: backed ones, and, if they are to go for good, muzzy ones. Gives the bytes that
    /// went, and whether the source refused.
    pub(crate) fn release_locked(
        &self,
        state: &mut HeapState,
        wish: &Wish,
        domain: DomainId,
        trace: &PTrace,
    ) -> Done {
        let (mut at, end) = (wish.run.first, wish.run.end());
        let mut done = Done::default();
        let how = self.prepare(state, wish.how);
        let for_good = how == Release::Now;
        while let Some((first, count)) = state.pages.next_to_go(at, end, for_good, domain) {
            let run = PageRun { first, count: count.min(end - first) };
            at = run.end();
            let Some(run) = self.whole_units(state, run, domain) else { continue };
            let call = self.call(run, how);
            let muzzy = match call.done {
                Some(Release::Now) => state.pages.set_scavenged(run.first, run.count),
                Some(Release::Lazily) => {
                    state.pages.set_muzzy(run.first, run.count);
                    Pages(0) // none was before: such pages do not go lazily
                }
                None => Pages(0),
            };
            if call.done.is_some() {
                self.count_returned(run, domain, muzzy, call.done);
                done.bytes += run.count.to_bytes();
            } else {
                done.refused = true;
            }
            self.note_call(state, run, domain, wish, &call, trace);
        }
        done
    }

    /// The next wish of a domain's policy for the limit, under the lock, cut down to so many bytes that need to go.
    pub(crate) fn wish_for_limit(
        &self,
        state: &mut HeapState,
        domain: DomainId,
        need: Bytes,
    ) -> Option<Wish> {
        let wish = self.ask(state, domain, Moment::Limit(need))?;
        let run = wish.run.tail(need.to_pages());
        if run.first > wish.run.first {
            let (now, rest) = (state.now, PageRun::between(wish.run.first, run.first));
            state.keeper(domain).policy.kept(rest, now);
        }
        let how = self.how_for_limit(state, domain);
        Some(Wish { run, how, cause: ReleaseCause::Limit, ..wish })
    }

    /// How a domain's pages go for the limit.
    pub(crate) fn how_for_limit(&self, state: &mut HeapState, domain: DomainId) -> Release {
        state.keeper(domain).policy.how_for_limit()
    }

    /// Gives every free page back to the operating system at once, muzzy ones too, as `debug.FreeOSMemory` does
    /// after its collection; but for those that page caches hold. Returns the bytes given back.
    pub fn release_free_pages(&self, trace: &PTrace) -> Bytes {
        let mut state = self.lock();
        let mut released = Bytes(0);
        for domain in self.domains() {
            let run = PageRun::between(PageId(0), state.frontier);
            if run.count == Pages(0) {
                break;
            }
            let (how, cause, age) = (Release::Now, ReleaseCause::Forced, Nanos(0));
            let wish = Wish { run, how, cause, age };
            released += self.release_locked(&mut state, &wish, domain.id(), trace).bytes;
        }
        released
    }

    // For the heap's owner.

    /// Puts a policy in charge of a domain, at any time. It is told of all pages that are free.
    pub fn set_policy(&self, domain: DomainId, policy: Box<dyn ReturnPolicy>) {
        let mut state = self.lock();
        let seed = self.config().seed ^ u64::from(domain.0);
        let mut keeper = Keeper::of(policy, seed);
        let old = state.keeper(domain);
        keeper.busy = old.busy; // who asks goes on, and asks the new one
        keeper.serial = old.serial + 1;
        if keeper.listens {
            state.introduce(&mut *keeper.policy, domain);
        }
        *state.keeper(domain) = keeper;
        state.set_hooked();
        drop(state);
        (self.config().wake_helper)();
    }

    /// The name of the policy in charge of a domain.
    #[must_use]
    pub fn policy_name(&self, domain: DomainId) -> &'static str {
        self.lock().keeper(domain).policy.name()
    }

    /// What that policy says keeps free pages, and when they will go.
    #[must_use]
    pub fn policy_rule(&self, domain: DomainId) -> String {
        self.lock().keeper(domain).policy.rule()
    }

    /// The settings of that policy.
    #[must_use]
    pub fn policy_knobs(&self, domain: DomainId) -> Vec<Knob> {
        self.lock().keeper(domain).policy.knobs()
    }

    /// Changes a setting of the policy in charge of a domain.
    ///
    /// # Errors
    /// It has no such setting, or the value is none for it; in words.
    pub fn set_policy_knob(&self, domain: DomainId, name: &str, value: i64) -> Result<(), String> {
        let now = self.config().clock.now();
        let mut state = self.lock();
        state.now = now;
        let keeper = state.keeper(domain);
        keeper.policy.set_knob(name, value, now)?;
        let mean = keeper.policy.ticks();
        if mean != keeper.ticker.mean {
            keeper.ticker = Ticker::new(mean, keeper.ticker.random.word());
        }
        state.set_hooked();
        drop(state);
        (self.config().wake_helper)();
        Ok(())
    }

    /// Whether the policy of the first domain, which is every program's, has no haste with a new limit.
    pub(crate) fn lets_a_new_limit_wait(&self) -> bool {
        self.lock().keeper(DomainId::MAIN).policy.lets_a_new_limit_wait()
    }

    /// Whether a policy wants a thread to call [`Heap::return_in_background`].
    #[must_use]
    pub fn wants_helper(&self) -> bool {
        self.lock().keepers.iter().any(|keeper| keeper.policy.wants_helper())
    }

    /// When that should be next; `None` if not before the helper is woken.
    #[must_use]
    pub fn helper_wakes_at(&self) -> Option<Nanos> {
        let now = self.config().clock.now();
        let mut state = self.lock();
        state.now = now;
        let wakes = state.keepers.iter_mut().filter(|keeper| keeper.policy.wants_helper());
        wakes.filter_map(|keeper| keeper.policy.wakes_at(now)).min()
    }

    /// Asks the policies that want a helper thread what should go now. Gives the bytes that went.
    pub fn return_in_background(&self) -> Bytes {
        let trace = self.config().trace.clone();
        let mut returned = Bytes(0);
        for domain in self.domains() {
            if self.lock().keeper(domain.id()).policy.wants_helper() {
                returned += self.return_pages(domain.id(), Moment::Background, &trace);
            }
        }
        returned
    }

    /// Tells the policies that marking has ended, and of the pacing that follows: called with the world stopped, before anything is swept.
    #[cold]
    #[inline(never)]
    pub fn note_collection(&self, last_goal: u64, goal: u64, procs: usize) {
        self.tell_all(|policy, domain, now| {
            let heap_in_use = domain.counters().heap_in_use.get();
            policy.collected(&Collection { heap_in_use, last_goal, goal }, now)
        });
        self.note_pacing(goal, procs);
    }

    /// Tells the policies that the collector has paced anew: when its settings or the number of processors change.
    #[cold]
    #[inline(never)]
    pub fn note_pacing(&self, goal: u64, procs: usize) {
        let limit = self.memory_limit.load(Ordering::Relaxed);
        let memory_limit = (limit != crate::limit::NONE).then_some(limit);
        let pacing = Pacing {
            goal,
            procs: u32::try_from(procs).unwrap_or(u32::MAX),
            retained: 0,
            mapped_ready: memory_limit.map_or(0, |_| self.stats().mapped_ready()), // a long sum
            memory_limit,
            os_page: self.source().os_page_size(),
        };
        self.tell_all(|policy, domain, now| {
            let counters = domain.counters();
            let retained = counters.heap_in_use.get() + counters.heap_free.get();
            policy.paced(&Pacing { retained, ..pacing }, now);
            Ask::Later
        });
    }

    /// Tells the policies what the collector has come to.
    #[cold]
    #[inline(never)]
    pub fn note_phase(&self, phase: GcPhase) {
        self.tell_all(|policy, _, now| policy.phase(phase, now));
    }

    /// Tells the policy of each domain something, and wakes the helper thread if one of them wants to be asked.
    fn tell_all(&self, mut tell: impl FnMut(&mut dyn ReturnPolicy, &Domain, Nanos) -> Ask) {
        let now = self.config().clock.now();
        let mut state = self.lock();
        state.now = now;
        let mut wake = false;
        for domain in self.domains() {
            let policy = &mut *state.keeper(domain.id()).policy;
            wake |= tell(policy, domain, now) != Ask::Later;
        }
        drop(state);
        if wake {
            (self.config().wake_helper)();
        }
    }
}

impl HeapState {
    /// Tells a policy of pages that were set aside when it was put in charge (V4), before it hears what became of them.
    #[cold]
    fn introduce_run(&mut self, run: PageRun, done: Option<Release>, domain: DomainId) {
        let backing = if done.is_some() { Backing::Released } else { Backing::Dirty };
        self.note_freed(run, backing, domain);
    }

    /// Tells a new policy of the domain's free pages.
    fn introduce(&mut self, policy: &mut dyn ReturnPolicy, domain: DomainId) {
        let now = self.now;
        let mut last: Option<(PageRun, Backing)> = None;
        let mut tell = |told: Option<(PageRun, Backing)>| {
            // What it wants at once it gets when it is asked next: the helper is woken, and ticks come.
            let _ = told.map(|(run, backing)| policy.freed(run, backing, now));
        };
        self.pages.each_free(domain, |first, count, backed| {
            let backing = if backed { Backing::Dirty } else { Backing::Released };
            match &mut last {
                Some((run, before)) if run.end() == first && *before == backing => {
                    run.count += count;
                }
                _ => tell(last.replace((PageRun { first, count }, backing))),
            }
        });
        tell(last);
        let mut at = PageId(0);
        while let Some((first, count)) = self.pages.next_muzzy_run(at) {
            at = first + count;
            if self.pages.domain_of(first) == Some(domain) {
                policy.released(PageRun { first, count }, Release::Lazily, now);
            }
        }
    }
}

/// What came of a wish.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Done {
    /// Bytes that went.
    pub bytes: Bytes,
    /// Whether the source refused some.
    pub refused: bool,
}

/// What came of a system call.
struct Call {
    done: Option<Release>,
    now: Nanos,
    took: Nanos,
    calls: u64,
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn ticks_have_the_mean_that_was_asked_for() {
        for mean in [1, 100, 1000] {
            let mut ticker = Ticker::new(mean, 7);
            let fired = (0..100_000).filter(|_| ticker.tick(1)).count() as f64;
            let expected = 100_000.0 / f64::from(mean);
            assert!((fired / expected - 1.0).abs() < 0.3, "{fired} of {expected}");
        }
        assert!(!Ticker::new(0, 7).tick(u32::MAX), "none at all");
    }
}
