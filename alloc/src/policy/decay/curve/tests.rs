//! The checks of a decay implementation: the table, a burst, steady creation, skipped epochs, a change of the decay time.

use super::*;

/// Ten seconds.
const MS: i64 = 10_000;

fn curve() -> Curve {
    Curve::new(MS, 0, 1, Oddities { jitter: false, credit: false })
}

/// Ends so many epochs, one at a time, with so many pages at each; gives the limit.
fn pass(curve: &mut Curve, now: &mut u64, epochs: usize, pages: u64) -> u64 {
    for _ in 0..epochs {
        *now += curve.interval();
        assert!(curve.advance(*now, pages).is_some());
    }
    curve.limit()
}

#[test]
fn the_table_is_the_smooth_step() {
    let cases = [(0, 20), (49, 1_736_704), (99, 8_388_608), (149, 15_040_512), (199, 16_777_216)];
    for (step, keeps) in cases {
        assert_eq!(KEEPS[step], keeps, "step {step}");
    }
    assert!(KEEPS.is_sorted());
}

#[test]
fn a_burst_goes_along_the_curve() {
    let (mut curve, mut now) = (curve(), 0);
    assert_eq!(pass(&mut curve, &mut now, 1, 65_536), 65_536, "it comes");
    let cases = [(50, 58_752), (100, 32_768), (150, 6_784), (200, 0)];
    let mut passed = 0;
    for (epochs, kept) in cases {
        let limit = pass(&mut curve, &mut now, epochs - passed, 65_536);
        passed = epochs;
        assert_eq!(limit, kept, "after {epochs} epochs");
        assert_eq!((65_536 * kept_after(epochs)) >> 24, kept, "after {epochs} epochs");
    }
}

#[test]
fn steady_creation_has_a_steady_limit() {
    let (mut curve, mut now, mut pages) = (curve(), 0, 0);
    for _ in 0..400 {
        pages += 10;
        pass(&mut curve, &mut now, 1, pages);
    }
    assert_eq!(curve.limit(), 1004, "100.4999 times 10, cut off");
}

/// How much stays under steady creation depends on how often is purged, as pages that take the place of purged ones do not enter
/// the backlog; it does not, if they are counted right.
#[test]
fn steady_creation_with_purges_depends_on_their_cadence() {
    let settle = |every: u64, credit: bool| {
        let (mut curve, mut now, mut pages) = (curve(), 0, 0_u64);
        curve.set_oddities(Oddities { jitter: false, credit });
        let mut limits = Vec::new();
        for epoch in 1..=1000 {
            pages += 100;
            let limit = pass(&mut curve, &mut now, 1, pages);
            if epoch % every == 0 && pages > limit {
                curve.purged(pages - limit);
                pages = limit;
            }
            limits.push(limit);
        }
        limits[900..].iter().sum::<u64>() / 100 / 100 // in epochs' worth
    };
    let cases = [
        // (purged every so many epochs, epochs' worth of pages that stay, about)
        (1, 0),
        (2, 50),
        (5, 80),
    ];
    for (every, stay) in cases {
        let got = settle(every, false);
        assert!(got.abs_diff(stay) <= 2, "purged every {every}: {got} epochs' worth, not {stay}");
        let right = settle(every, true);
        assert!(right.abs_diff(100) <= 2, "counted right, every {every}: {right}");
    }
}

#[test]
fn skipping_epochs_is_as_good_as_passing_them() {
    let (mut single, mut now) = (curve(), 0);
    pass(&mut single, &mut now, 1, 10_000);
    let mut skipped = single.clone();
    pass(&mut single, &mut now, 50, 10_000);
    skipped.advance(now, 10_000);
    assert_eq!((skipped.limit(), skipped.limit() > 0), (single.limit(), true));
    // After 200 nothing is left of the backlog but what came just now.
    skipped.advance(now + 200 * skipped.interval(), 10_700);
    assert_eq!(skipped.limit(), 700);
    assert_eq!(skipped.backlog.iter().sum::<u64>(), 700);
}

#[test]
fn a_change_of_the_time_begins_anew() {
    let (mut curve, mut now) = (curve(), 0);
    pass(&mut curve, &mut now, 101, 65_536);
    assert_eq!(curve.limit(), 32_768);
    curve.set_ms(MS / 2, now);
    assert_eq!(curve.limit(), 32_768, "until the epoch ends");
    // What is still there comes in the first epoch, and has all of the new time.
    assert_eq!(pass(&mut curve, &mut now, 1, 32_768), 32_768);
    assert_eq!(pass(&mut curve, &mut now, 100, 32_768), 16_384);
    assert_eq!(pass(&mut curve, &mut now, 100, 32_768), 0);
}

#[test]
fn a_clock_that_goes_back_does_no_harm() {
    let (mut curve, mut now) = (curve(), 0);
    pass(&mut curve, &mut now, 20, 5000);
    assert_eq!(curve.advance(3, 5000), None, "the epoch begins now");
    let mut now = 3;
    pass(&mut curve, &mut now, 200, 5000);
    assert_eq!(curve.limit(), 0);
    assert!(curve.advance(u64::MAX, 5000).is_some(), "nor one that leaps");
}

#[test]
fn epochs_end_at_drawn_times() {
    let mut curve = Curve::new(MS, 0, 3, Oddities::default());
    let mut waits = Vec::new();
    let mut now = 0;
    for _ in 0..100 {
        let begin = curve.epoch;
        while curve.advance(now, 0).is_none() {
            now += curve.interval() / 100;
        }
        waits.push((now - begin) / (curve.interval() / 100));
    }
    assert!(waits.iter().all(|wait| (100..=200).contains(wait)), "{waits:?}");
    assert!(waits.iter().any(|w| *w < 125) && waits.iter().any(|w| *w > 175), "{waits:?}");
}

#[test]
fn what_is_due_later_is_what_will_go() {
    let (mut curve, mut now) = (curve(), 0);
    pass(&mut curve, &mut now, 1, 65_536);
    for epochs in [0, 1, 50, 199, 200] {
        let mut later = curve.clone();
        let mut then = now;
        let limit = pass(&mut later, &mut then, epochs, 65_536);
        assert_eq!(curve.due_after(epochs), 65_536 - limit, "{epochs} epochs");
    }
}

/// Pages go, are taken and come again between two looks: only who counts them sees it.
#[test]
fn reuse_is_seen_only_if_it_is_credited() {
    for credit in [false, true] {
        let (mut curve, mut now) = (curve(), 0);
        curve.set_oddities(Oddities { jitter: false, credit });
        pass(&mut curve, &mut now, 1, 1000);
        for _ in 0..20 {
            pass(&mut curve, &mut now, 19, 1000);
            curve.reused(1000);
            pass(&mut curve, &mut now, 1, 1000);
        }
        assert_eq!(curve.limit(), if credit { 1000 } else { 0 });
        let backlog: u64 = curve.backlog.iter().sum();
        assert_eq!(backlog, if credit { 1000 } else { 0 }, "each page once");
    }
}
