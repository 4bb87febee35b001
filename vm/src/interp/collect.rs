//! Collections as a worker takes part in them: it begins and ends cycles, scans stacks, marks.
//!
//! - At a safepoint whose stop was wanted, `Machine::collect_if_due` begins a cycle if heap live has passed the trigger;
//!   `runtime.GC` begins one by `Machine::wait_for_collection`.
//! - While one marks, no goroutine goes on before its stack is scanned (`burrow_gc::barrier`): `Machine::scan_current` is
//!   called wherever one is about to.
//! - When it is this P's turn to mark (`sched/mark_workers.rs` in the runtime), `Machine::mark`. Who finds that nothing is left
//!   to mark ends the cycle.
//! - Where runs must be repeatable a collection happens in one stop (`Runtime::marks_concurrently`).
//!
//! Invariants: (L1) the world is stopped by a worker whose goroutine stands at a safepoint with its place saved, or
//! which has none.
//!
//! Locks: none here.

use burrow_gc::assist::Credit;
use burrow_gc::limiter::Activity;
use burrow_gc::{Cause, Session, Who};
use burrow_runtime::Stress;
use burrow_runtime::fault::Fault;
use burrow_runtime::goroutine::{GRef, WaitReason};
use burrow_runtime::sched::{MARK_NAP, MarkMode, StopTheWorld, Stopped};
use burrow_runtime::stack::StackSource;

use super::machine::{Exit, Machine};
use super::roots::WorldRoots;
use super::traceback;

/// Most words that a P marks at a safepoint of a stress test.
const STRESS_STEP: u64 = 8;
/// Bytes scanned in the background before they count as credit, as Go's.
const CREDIT_SLACK: u64 = 2000;

impl<'r> Machine<'r> {
    fn roots(&self) -> WorldRoots<'r> {
        WorldRoots { sched: self.run.sched, program: self.run.program }
    }

    /// At a safepoint: begins a cycle if one is due, and takes part in the one that marks. `forced`: a stress test wants one
    /// begun here.
    pub fn collect_at_safepoint(&mut self, wanted: bool, forced: bool) -> Result<(), Exit> {
        if forced {
            self.finish_now().map_err(Exit::Fault)?;
            self.begin(Cause::Stress)?;
        } else if wanted && self.p.gc.should_collect(&self.p.heap) {
            self.begin(Cause::HeapGoal)?;
        }
        if self.p.gc.is_marking() {
            self.scan_current();
            self.mark_at_safepoint()?;
            self.scan_current(); // another cycle may have begun
        }
        Ok(())
    }

    /// Takes part in marking, at a safepoint.
    fn mark_at_safepoint(&mut self) -> Result<(), Exit> {
        let (mut p, run) = (self.p, self.run);
        if self.rt.stress() != Stress::Off {
            let trace = p.trace.clone();
            let (gc, heap) = (p.gc.clone(), p.heap.clone());
            let words = p.order.below(STRESS_STEP) as usize + 1;
            let step = gc.mark_step(&heap, &mut p.gc_work, &self.roots(), words, &trace);
            let done = if step.out_of_work { self.finish_if_marked() } else { Ok(()) };
            return done.map_err(Exit::Fault);
        }
        if run.sched.wants_dedicated() {
            return Err(Exit::Yield);
        }
        if run.sched.is_fractional_due(&p) {
            self.mark(MarkMode::Fractional).map_err(Exit::Fault)?;
        }
        self.assist()
    }

    /// Pays for what the goroutine has allocated since its last safepoint: with work that others have done in advance, by
    /// marking itself, or by waiting for others to do more.
    fn assist(&mut self) -> Result<(), Exit> {
        let (mut p, run) = (self.p, self.run);
        let (gc, heap) = (p.gc.clone(), p.heap.clone());
        let charged = p.gc_work.barrier.take_charged();
        let mut credit = self.charge(gc.mark_cycle(), charged);
        if charged > 0 {
            run.sched.assists.set_ratio(gc.assist_ratio(&heap));
        }
        let Some(debt) = credit.debt(run.sched.assists.ratio()) else { return Ok(()) };
        if gc.limiter.limiting() || !gc.is_marking() {
            return Ok(());
        }
        let work = run.sched.assists.steal(&mut credit, debt);
        if work > 0 {
            let session = self.mark_for_credit(work);
            credit.earn(session.scanned, run.sched.assists.ratio());
            if session.out_of_work {
                self.finish_if_marked().map_err(Exit::Fault)?;
            }
        }
        if !gc.is_marking() {
            return Ok(()); // all debts are forgotten
        }
        self.body().credit.1 = credit;
        if credit.is_debt() { self.wait_for_credit(credit) } else { Ok(()) }
    }

    /// Charges the goroutine; gives its credit. A new cycle forgets the old one's.
    fn charge(&mut self, cycle: u32, bytes: u64) -> Credit {
        let (of, credit) = &mut self.body().credit;
        if *of != cycle {
            (*of, *credit) = (cycle, Credit::NONE);
        }
        credit.charge(bytes);
        *credit
    }

    /// An assist of at least so many bytes, if there is so much to scan.
    fn mark_for_credit(&mut self, work: u64) -> Session {
        let (mut p, run) = (self.p, self.run);
        let (gc, heap, trace) = (p.gc.clone(), p.heap.clone(), p.trace.clone());
        run.sched.begin_activity(&p, Activity::Assist);
        let began = trace.alloc_begins();
        let go_on = &mut |scanned| scanned < work && run.sched.keeps_assisting();
        let roots = self.roots();
        let session = gc.mark_session(&heap, &mut p.gc_work, &roots, Who::Assist, &trace, go_on);
        trace.alloc_ends(began);
        run.sched.end_activity(&p);
        run.sched.update_limiter();
        session
    }

    /// There is nothing to mark for a goroutine in debt: it waits until others have done more, or lets them run.
    fn wait_for_credit(&mut self, credit: Credit) -> Result<(), Exit> {
        let g = self.g;
        g.will_park(WaitReason::GcAssist);
        match self.run.sched.assists.park(g, credit) {
            Ok(()) => {
                self.body().credit.1 = Credit::NONE; // who comes out of the queue owes nothing
                self.run.sched.forgive_if_limited(); // the limiter may have come on since it was asked
                Err(Exit::Park)
            }
            Err(_) => Ok(()),
        }
    }

    /// `runtime.GC`: the goroutine goes on when a cycle that begins after this is done and swept.
    pub fn wait_for_collection(&mut self, cause: Cause) -> Result<(), Exit> {
        if !self.rt.marks_concurrently() {
            self.begin(cause)?;
            self.p.gc.sweep_all(&self.p.heap, &self.p.trace);
            self.rt.profiles.heap.waited();
            return Err(Exit::YieldHere); // as Go's, which waits while others mark and sweep: so finalizers get their turn
        }
        if self.run.sched.wait_for_cycle(self.g) {
            self.begin(cause)?;
            self.scan_current();
        }
        Err(Exit::Park)
    }

    /// Begins a cycle; the goroutine stands at a safepoint.
    fn begin(&mut self, cause: Cause) -> Result<(), Exit> {
        self.save_place();
        self.begin_cycle(cause).map_err(Exit::Fault)?;
        if self.run.sched.status().is_some() { Err(Exit::Ended) } else { Ok(()) }
    }

    /// Begins a cycle, unless one is under way or, for its goal, the heap has been collected meanwhile (L1).
    pub fn begin_cycle(&mut self, cause: Cause) -> Result<(), Fault> {
        let (p, run, rt) = (self.p, self.run, self.rt);
        p.gc.sweep_all(&p.heap, &p.trace); // most of what the stop would have to do
        let Stopped::World(world) = run.sched.stop_world() else { return Ok(()) };
        let stale = cause == Cause::HeapGoal && !p.gc.should_collect(&p.heap);
        if stale || p.gc.is_marking() {
            return Ok(());
        }
        p.heap.meet_memory_limit(&p.trace);
        self.drop_idle_stacks(&world);
        run.sched.age_pools(&world, p.gc.num_gc().wrapping_add(1));
        let roots = self.roots();
        if !rt.marks_concurrently() {
            run.sched.each_goroutine(|g| self.settle_stack(g));
            // SAFETY: the world of this run; all that its goroutines can reach is in `WorldRoots`.
            unsafe { rt.collect(&world, &p, &roots, cause) }?;
            drop(world);
            return self.cycle_ended();
        }
        // SAFETY: as above; from now on no goroutine runs before `scan_current`.
        unsafe { rt.start_cycle(&world, &p, &roots, cause) };
        run.sched.start_mark_workers(cause == Cause::Periodic);
        run.sched.assists.open(p.gc.assist_ratio(&p.heap));
        drop(world);
        self.start_workers();
        run.sched.wake_markers();
        Ok(())
    }

    /// Gives back stack memory that nobody uses. The world is stopped.
    fn drop_idle_stacks(&self, _: &StopTheWorld<'_, '_>) {
        let (p, run) = (self.p, self.run);
        let source = StackSource { pool: &run.sched.stacks, trace: &p.trace };
        // SAFETY: the world is stopped.
        unsafe { run.sched.release_dead_stacks(source) };
        source.pool.trim(source.trace);
    }

    /// What each collection does to a goroutine, but for its roots. The body is the caller's.
    fn settle_stack(&self, g: GRef) {
        let (p, run) = (self.p, self.run);
        let source = StackSource { pool: &run.sched.stacks, trace: &p.trace };
        // SAFETY: the body is the caller's (goroutine.rs R2).
        unsafe { g.body() }.stack.drop_spare(source);
        g.note_parked(self.rt.clock.now().0.max(1));
    }

    /// Scans the stack of the goroutine that is about to go on, if that has not been done in this cycle.
    #[inline]
    pub fn scan_current(&mut self) {
        if self.p.gc.is_marking() {
            self.scan_stack_of(self.g);
        }
    }

    #[cold]
    fn scan_stack_of(&mut self, g: GRef) {
        let mut p = self.p;
        let (roots, trace) = (self.roots(), p.trace.clone());
        let (gc, heap) = (p.gc.clone(), p.heap.clone());
        g.scan_once(gc.mark_cycle(), |g| {
            gc.scan_stack(&heap, &mut p.gc_work, &trace, |sink| {
                // SAFETY: held by `scan_once`, and this worker is about to run it (goroutine.rs R2).
                roots.scan_goroutine(unsafe { g.body() }, sink);
            });
            self.settle_stack(g);
        });
    }

    /// It is this P's turn to mark: does so until it is over. The worker has no goroutine, or one at a safepoint with its
    /// place saved and its stack scanned.
    pub fn mark(&mut self, mode: MarkMode) -> Result<(), Fault> {
        let (mut p, run) = (self.p, self.run);
        let (gc, heap, trace) = (p.gc.clone(), p.heap.clone(), p.trace.clone());
        let (cycle, roots) = (gc.mark_cycle(), self.roots());
        let turn = run.sched.begin_mark_turn(&p, mode);
        if mode == MarkMode::Dedicated {
            run.sched.hand_over_goroutines(&mut p);
        }
        loop {
            let mut paid = 0;
            let go_on = &mut |scanned| {
                if scanned - paid >= CREDIT_SLACK {
                    run.sched.pay_assists(scanned - paid);
                    paid = scanned;
                }
                run.sched.keeps_marking(turn)
            };
            let work = &mut p.gc_work;
            let session = gc.mark_session(&heap, work, &roots, mode.who(), &trace, go_on);
            run.sched.pay_assists(session.scanned - paid);
            if session.out_of_work {
                self.finish_if_marked()?;
            }
            let goes_on =
                mode == MarkMode::Dedicated && gc.is_marking() && gc.mark_cycle() == cycle;
            if !goes_on || run.sched.status().is_some() || self.rt.interrupt.reason().is_some() {
                break;
            }
            run.sched.answer_stop();
            if !gc.has_mark_work() {
                let _waiting = gc.wait_for_mark_work();
                std::thread::sleep(MARK_NAP);
            }
        }
        run.sched.end_mark_turn(&mut p, turn);
        Ok(())
    }

    /// Ends the cycle if nothing seems to be left to mark (L1).
    fn finish_if_marked(&mut self) -> Result<(), Fault> {
        let (p, run, rt) = (self.p, self.run, self.rt);
        if !p.gc.seems_marked() {
            return Ok(());
        }
        let Stopped::World(world) = run.sched.stop_world() else { return Ok(()) };
        if !p.gc.seems_marked() {
            return Ok(()); // another worker was first, or there is more to mark
        }
        let roots = self.roots();
        // SAFETY: as in `begin_cycle`.
        let done = unsafe { rt.finish_cycle(&world, &p, &roots) }?;
        if done.is_some() {
            run.sched.close_assists();
            run.sched.stacks.trim(&p.trace);
        }
        drop(world);
        if done.is_some() { self.cycle_ended() } else { Ok(()) }
    }

    /// Marks to the end and ends the cycle that marks, if one does (L1).
    fn finish_now(&mut self) -> Result<(), Fault> {
        let mut p = self.p;
        let (gc, heap, trace) = (p.gc.clone(), p.heap.clone(), p.trace.clone());
        while gc.is_marking() && self.run.sched.status().is_none() {
            let all = &mut |_| true;
            gc.mark_session(&heap, &mut p.gc_work, &self.roots(), Who::Background, &trace, all);
            self.run.sched.answer_stop();
            self.finish_if_marked()?;
        }
        Ok(())
    }

    /// A cycle is done, and the world runs: lets those go on who have waited for it.
    fn cycle_ended(&mut self) -> Result<(), Fault> {
        let (mut p, run) = (self.p, self.run);
        run.sched.wake_finalizer(&mut p);
        if run.sched.has_cycle_waiters() {
            p.gc.sweep_all(&p.heap, &p.trace);
            self.rt.profiles.heap.waited();
            run.sched.wake_cycle_waiters(&mut p);
        }
        if run.sched.is_cycle_wanted() { self.begin_cycle(Cause::Forced) } else { Ok(()) }
    }

    /// Between two goroutines: does what may fail, which ends the program.
    pub fn without_goroutine(&mut self, step: impl FnOnce(&mut Self) -> Result<(), Fault>) {
        if let Err(fault) = step(self) {
            traceback::report_bare(self.rt, &fault);
            self.run.sched.end(2);
        }
    }
}
