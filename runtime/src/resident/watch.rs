//! The thread that waits for the process to be at its largest.

use std::thread;
use std::time::Duration;

use super::{Moment, smaps};
use crate::sched::{Sched, Stopped};

/// Time between two looks at the process's size: a look costs some 20 µs.
const PERIOD: Duration = Duration::from_millis(1);
/// After a picture the program runs for at least so many times as long as the picture took: a third of the time at most
/// goes to pictures, and that while the process grows.
const REST: u32 = 2;
/// A picture is worth taking when the process has grown by one part in so many, and by so many bytes: less would stop the world
/// some hundred times more to change nothing that is shown.
const GROWTH: u64 = 128;
const LEAST_GROWTH: u64 = 64 << 10;

impl Sched<'_> {
    /// Takes pictures of the process as it grows, until the program ends. For a thread of its own.
    pub fn watch_residents(&self) {
        let Some(residents) = &self.rt.residents else { return };
        let mut largest = 0;
        while self.status().is_none() {
            residents.note_look();
            let size = smaps::about().unwrap_or(0);
            if size <= largest + largest / GROWTH + LEAST_GROWTH {
                thread::sleep(PERIOD);
                continue;
            }
            largest = size;
            let Stopped::World(world) = self.stop_world_from_outside() else { return };
            let took = residents.take(Moment::Peak, self, &world);
            self.rt.note_stop(&world, &self.rt.tracer.aside());
            drop(world);
            self.rest(Duration::from_nanos(took.0) * REST);
        }
    }

    /// Lets the program run, but not beyond its end.
    fn rest(&self, mut time: Duration) {
        while !time.is_zero() && self.status().is_none() {
            let nap = time.min(5 * PERIOD);
            thread::sleep(nap);
            time -= nap;
        }
    }
}
