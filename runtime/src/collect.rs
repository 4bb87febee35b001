//! Collections of a run: the stops in which a cycle begins and ends, with what is told of them.
//!
//! Called by the VM, which knows the roots, with the world stopped ([`crate::sched::StopTheWorld`]). What happens between the
//! two stops is `sched/mark_workers.rs`.
//!
//! Locks: none here.

use std::sync::atomic::Ordering;

use burrow_alloc::MCache;
use burrow_gc::pacer::Workers;
use burrow_gc::{
    Cause, CycleReport, GcWork, Roots, VisitPs, gctrace_line, pacer_end_line, pacer_start_line,
};
use burrow_trace::clock::Nanos;
use burrow_trace::{Event, PTrace, StopReason};

use crate::fault::{Fatal, Fault};
use crate::processor::Processor;
use crate::runtime::{Runtime, Stress};
use crate::sched::StopTheWorld;

/// Visits what all Ps have for the collector.
fn each_p(world: &StopTheWorld<'_, '_>, visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)) {
    for mut p in world.processors() {
        let p: &mut Processor = &mut p; // P1: the world is stopped
        visit(&mut p.cache, Some(&mut p.gc_work));
        p.resting.iter_mut().for_each(|cache| visit(cache, None));
    }
}

impl Runtime {
    /// Whether the program runs while the collector marks. Not where runs must be repeatable: how far marking has come at
    /// a safepoint would depend on the machine; nor under `GODEBUG=gcstoptheworld=1`.
    pub fn marks_concurrently(&self) -> bool {
        !self.is_repeatable() && self.settings.debug.gcstoptheworld == 0
    }

    /// Begins a cycle: stop 1.
    ///
    /// # Safety
    /// `world` is that of a run on this runtime, `p` the caller's P. `roots` tells every word outside the heap through
    /// which the script, or who embeds it, may still reach an object. No cycle is under way.
    pub unsafe fn start_cycle(
        &self,
        world: &StopTheWorld<'_, '_>,
        p: &Processor,
        roots: &dyn Roots,
        cause: Cause,
    ) {
        let trace = p.trace.clone();
        // SAFETY: the caller's promise; the world is stopped, so natives hold no pointers and nobody else uses the Ps.
        unsafe {
            let ps: &mut VisitPs<'_> = &mut |visit| each_p(world, visit);
            self.gc.start_cycle(&self.heap, ps, roots, cause, world.asked, &trace);
        }
        self.note_gc_stop(world, &trace, true);
        if self.settings.debug.gcpacertrace > 0 {
            let workers = Workers::split(self.gc.procs(), cause == Cause::Periodic);
            let (live, scan) = (self.heap.heap_live().0, self.heap.heap_scan().0);
            let (ratio, goal) = (self.gc.assist_ratio(&self.heap), self.gc.heap_goal(&self.heap));
            let line = pacer_start_line(ratio, scan as u64, live as u64, goal, workers);
            self.write_err(format!("{line}\n").as_bytes());
        }
    }

    /// Ends the cycle, if all is marked: stop 2.
    ///
    /// # Errors
    /// In stress mode, or where marks are checked: the heap is corrupt.
    ///
    /// # Safety
    /// As for [`Runtime::start_cycle`], but that a cycle is under way.
    pub unsafe fn finish_cycle(
        &self,
        world: &StopTheWorld<'_, '_>,
        p: &Processor,
        roots: &dyn Roots,
    ) -> Result<Option<CycleReport>, Fault> {
        let trace = p.trace.clone();
        // SAFETY: as in `start_cycle`.
        let report = unsafe {
            let ps: &mut VisitPs<'_> = &mut |visit| each_p(world, visit);
            self.gc.finish_cycle(&self.heap, ps, roots, world.asked, &trace)
        };
        self.note_gc_stop(world, &trace, report.is_none());
        if let Some(report) = &report {
            self.note_cycle(report, &trace, roots)?;
        }
        Ok(report)
    }

    /// Runs a whole collection in one stop.
    ///
    /// # Errors
    /// In stress mode: the heap is corrupt.
    ///
    /// # Safety
    /// As for [`Runtime::start_cycle`].
    pub unsafe fn collect(
        &self,
        world: &StopTheWorld<'_, '_>,
        p: &Processor,
        roots: &dyn Roots,
        cause: Cause,
    ) -> Result<CycleReport, Fault> {
        let trace = p.trace.clone();
        let mut caches = |visit: &mut dyn FnMut(&mut MCache)| {
            world.processors().for_each(|mut p| p.caches_mut().for_each(&mut *visit));
        };
        // SAFETY: as in `start_cycle`.
        let report = unsafe { self.gc.collect(&self.heap, &mut caches, roots, cause, &trace) };
        self.note_gc_stop(world, &trace, false);
        self.note_cycle(&report, &trace, roots)?;
        Ok(report)
    }

    /// At the end of a run: gives up a cycle that is under way.
    pub fn abandon_cycle(&self, world: &StopTheWorld<'_, '_>, p: &Processor) {
        let trace = p.trace.clone();
        // SAFETY: the world is stopped for good.
        unsafe { self.gc.abandon_cycle(&self.heap, &mut |visit| each_p(world, visit), &trace) };
    }

    /// Traces and counts a stop of the world for a collection, which ends now; from then on it marks or does not.
    fn note_gc_stop(&self, world: &StopTheWorld<'_, '_>, trace: &PTrace, marking: bool) {
        let now = self.clock.now();
        self.gc.note_stop(world.asked, world.activities(), marking);
        self.pauses.add_collection(world.asked, world.stopped, now);
        trace.emit(|| Event::WorldStop {
            reason: StopReason::Gc,
            wait_ns: world.stopped - world.asked,
            stopped_ns: now - world.stopped,
        });
    }

    /// A cycle is done: says so where that is wanted. Fails if it has missed something (`GODEBUG=gccheckmark=1`), and checks
    /// the heap in stress mode.
    fn note_cycle(
        &self,
        report: &CycleReport,
        trace: &PTrace,
        roots: &dyn Roots,
    ) -> Result<(), Fault> {
        self.gc.trace_cpu(report, trace);
        self.profiles.heap.collected(self.gc.take_dead_samples());
        if self.settings.debug.gctrace > 0 {
            self.write_err(format!("{}\n", gctrace_line(report)).as_bytes());
        }
        if self.settings.debug.gcpacertrace > 0 {
            self.write_err(format!("{}\n", pacer_end_line(report)).as_bytes());
        }
        if let Some(error) = self.gc.missed() {
            return Err(Fatal::Throw(format!("checkmark found unmarked object: {error}")).into());
        }
        if self.stress() == Stress::Off { Ok(()) } else { self.verify(trace, roots) }
    }

    /// Checks the heap.
    fn verify(&self, trace: &PTrace, roots: &dyn Roots) -> Result<(), Fault> {
        let began = self.clock.now();
        // SAFETY: called when a cycle has ended: the world is stopped, and all caches are flushed.
        let verified =
            unsafe { burrow_gc::verify(&self.heap, &self.gc.with_specials(&self.heap, roots)) };
        let report =
            verified.map_err(|error| Fatal::Throw(format!("heap verification failed: {error}")))?;
        self.verified.fetch_add(report.objects, Ordering::Relaxed);
        trace.emit(|| Event::VerifyDone {
            cycle: self.gc.num_gc(),
            spans: report.spans,
            objects: report.objects,
        });
        trace.emit(|| Event::WorldStop {
            reason: StopReason::Verify,
            wait_ns: Nanos(0),
            stopped_ns: self.clock.now() - began,
        });
        Ok(())
    }
}
