//! Credits, debts and the queue against figures reckoned by hand, and the books under threads.

use super::*;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const KIB: u64 = 1 << 10;
const MIN: u64 = MIN_ASSIST_WORK;

/// So much work for each byte.
fn ratio(work_per_byte: f64) -> AssistRatio {
    AssistRatio { work_per_byte, bytes_per_work: 1.0 / work_per_byte }
}

#[test]
fn debt_is_at_least_the_minimum() {
    let cases = [
        // (case, credit, work per byte, work, bytes it pays for)
        ("one byte", -1, 1.0, MIN, MIN),
        ("one byte, dear", -1, 4.0, MIN, MIN / 4),
        ("one byte, cheap", -1, 0.5, MIN, 2 * MIN),
        ("just below", -65_535, 1.0, MIN, MIN),
        ("just enough", -65_536, 1.0, MIN, 65_536),
        ("large", -1_000_000, 2.5, 2_500_000, 1_000_000),
        ("work is rounded down", -100_001, 1.5, 150_001, 100_001),
        ("past the goal: a byte for a great deal", -8192, 1e9, 8_192_000_000_000, 8192),
    ];
    for (case, credit, rate, work, bytes) in cases {
        let got = Credit(credit).debt(ratio(rate));
        assert_eq!(got, Some(Debt { work, bytes }), "{case}");
    }
    assert_eq!(Credit(0).debt(ratio(1.0)), None);
    assert_eq!(Credit(9).debt(ratio(1.0)), None);
}

#[test]
fn charging_saturates() {
    let mut credit = Credit(10);
    credit.charge(4);
    assert_eq!(credit, Credit(6));
    credit.charge(6);
    assert!(!credit.is_debt());
    credit.charge(u64::MAX);
    credit.charge(u64::MAX);
    assert_eq!(credit, Credit(i64::MIN));
    assert!(credit.debt(ratio(1e300)).is_some());
}

#[test]
fn stealing_pays_first_and_working_the_rest() {
    let cases = [
        // (case, pool, credit, rate, work left, credit then, pool then)
        ("empty pool", 0, -8192, 1.0, MIN, -8192, 0),
        ("all of it", 100 * KIB, -8192, 1.0, 0, MIN as i64 - 8192, 100 * 1024 - 65_536),
        ("exactly all of it", MIN, -8192, 1.0, 0, MIN as i64 - 8192, 0),
        ("a part", 10_000, -100_000, 2.0, 190_000, -100_000 + 5_001, 0),
        ("enough for the debt, not for the minimum", 20_000, -8192, 1.0, MIN - 20_000, 11_809, 0),
    ];
    for (case, pool, credit, rate, left, then, pool_then) in cases {
        let assists: Assists<()> = Assists::new();
        assists.open(ratio(rate));
        assert!(assists.flush(pool).is_empty());
        let mut credit = Credit(credit);
        let debt = credit.debt(assists.ratio()).expect(case);
        assert_eq!(assists.steal(&mut credit, debt), left, "{case}");
        assert_eq!((credit, assists.pool()), (Credit(then), pool_then), "{case}");
        credit.earn(left, assists.ratio());
        assert!(!credit.is_debt(), "{case}: all work is done, {credit:?}");
    }
}

#[test]
fn no_work_earns_nothing() {
    let mut credit = Credit(-1);
    credit.earn(0, ratio(1.0));
    assert!(credit.is_debt());
    credit.earn(1, ratio(1000.0));
    assert_eq!(credit, Credit::NONE, "the least work pays a byte");
}

/// Name, who waits with what credit, work flushed, work per byte, who is paid in order, work left, who waits.
type QueueCase =
    (&'static str, &'static [(char, i64)], &'static [u64], f64, &'static str, u64, &'static str);

#[test]
fn the_queue_pays_the_front_first() {
    let cases: &[QueueCase] = &[
        ("nobody", &[], &[500], 2.0, "", 500, ""),
        ("one, exactly", &[('a', -100)], &[200], 2.0, "a", 0, ""),
        ("one, with a rest", &[('a', -100)], &[300], 2.0, "a", 100, ""),
        ("two", &[('a', -100), ('b', -50)], &[300], 2.0, "ab", 0, ""),
        ("the second in part", &[('a', -100), ('b', -50)], &[250], 2.0, "a", 0, "b"),
        ("partly paid: to the back", &[('a', -100), ('b', -10)], &[100, 20], 2.0, "b", 0, "a"),
        ("the part counts", &[('a', -100), ('b', -10)], &[100, 20, 100], 2.0, "ba", 0, ""),
        (
            "the large one lets all pass",
            &[('a', -999), ('b', -1), ('c', -1)],
            &[2, 4],
            2.0,
            "bc",
            0,
            "a",
        ),
        ("too little for a byte", &[('a', -100)], &[1], 2.0, "", 0, "a"),
        ("in order of coming", &[('b', -1), ('c', -1), ('a', -1)], &[9], 1.0, "bca", 6, ""),
    ];
    for &(case, waiters, flushes, rate, paid, left, waiting) in cases {
        let mut queue = AssistQueue::new();
        waiters.iter().for_each(|&(waiter, credit)| queue.park(waiter, Credit(credit)));
        let (mut got, mut rest) = (String::new(), 0);
        for &work in flushes {
            let (now, left) = queue.pay(work, ratio(rate));
            got.extend(now);
            rest += left;
        }
        assert_eq!((got.as_str(), rest), (paid, left), "{case}");
        assert_eq!(queue.len(), waiting.len(), "{case}");
        assert_eq!(queue.release_all().into_iter().collect::<String>(), waiting, "{case}");
        assert!(queue.is_empty(), "{case}");
    }
}

#[test]
fn parking_is_refused_when_there_is_no_need() {
    let assists = Assists::new();
    assert_eq!(assists.park('a', Credit(-1)), Err('a'), "marking is off");
    assists.open(ratio(1.0));
    assert_eq!(assists.park('b', Credit(0)), Err('b'), "no debt");
    assert!(assists.flush(10).is_empty());
    assert_eq!(assists.park('c', Credit(-100)), Err('c'), "there is work to claim");
    let mut credit = Credit(-100);
    let debt = credit.debt(assists.ratio()).expect("a debt");
    assists.steal(&mut credit, debt);
    assert_eq!(assists.park('d', credit), Ok(()));
    assert_eq!((assists.parked(), assists.pool()), (1, 0));
    assert!(assists.flush(88).is_empty(), "a byte short of what is owed");
    assert_eq!(assists.flush(50), ['d']);
    assert_eq!((assists.parked(), assists.pool()), (0, 49));
    let mut rest = Credit(-1);
    rest.settle(Debt { work: 49, bytes: 1 }, assists.claim(49), assists.ratio());
    assert_eq!(assists.park('e', Credit(-5)), Ok(()));
    assert_eq!(assists.close(), ['e']);
    assert_eq!((assists.parked(), assists.park('f', Credit(-1))), (0, Err('f')));
    assists.open(ratio(1.0));
    assert_eq!(assists.pool(), 0, "credit of one cycle is none in the next");
}

#[test]
fn forgiven_debts_let_all_go_and_marking_goes_on() {
    let assists: Assists<u32> = Assists::new();
    assists.open(ratio(1.0));
    assert!(assists.forgive().is_empty());
    assert_eq!(assists.park(1, Credit(-5)), Ok(()));
    assert_eq!(assists.park(2, Credit(-9)), Ok(()));
    assert_eq!((assists.forgive(), assists.parked()), (vec![1, 2], 0));
    assert_eq!(assists.park(3, Credit(-7)), Ok(()), "when the limiter is off again");
    assert_eq!(assists.flush(10), vec![3]);
    assert_eq!(assists.pool(), 3);
}

#[test]
fn ratio_reads_back() {
    let shared = SharedRatio::default();
    assert_eq!(shared.get(), AssistRatio { work_per_byte: 0.0, bytes_per_work: 0.0 });
    shared.set(ratio(1.0 / 3.0));
    assert_eq!(shared.get(), ratio(1.0 / 3.0));
}

/// Threads allocate, claim and wait, one marks: no work is lost or paid twice, and nobody is left waiting
/// while there is work in the pool (A1, A2).
#[test]
fn no_waiter_is_forgotten() {
    const ROUNDS: u64 = 2_000;
    const OWED: u64 = 1_000;
    let assists: Assists<mpsc::Sender<()>> = Assists::new();
    assists.open(ratio(1.0));
    let flushed = thread::scope(|scope| {
        let threads: Vec<_> =
            (0..3).map(|_| scope.spawn(|| pay_debts(&assists, ROUNDS, OWED))).collect();
        let (mut flushed, started) = (0, Instant::now());
        while !threads.iter().all(thread::ScopedJoinHandle::is_finished) {
            if assists.pool() > 0 {
                // Whoever waits now was forgotten: all others go on until the pool is empty.
                if started.elapsed() > Duration::from_secs(60) {
                    drop(assists.close());
                    panic!("{} bytes of work, but somebody waits", assists.pool());
                }
                thread::yield_now();
                continue;
            }
            flushed += 700;
            assists.flush(700).into_iter().for_each(|waiter| waiter.send(()).expect("it waits"));
        }
        flushed
    });
    assert_eq!(flushed, 3 * ROUNDS * OWED + assists.pool() as u64, "work done is work paid");
    assert_eq!(assists.parked(), 0);
}

/// Owes `owed` bytes `rounds` times; pays out of the pool what it can, and waits for the rest.
fn pay_debts(assists: &Assists<mpsc::Sender<()>>, rounds: u64, owed: u64) {
    for _ in 0..rounds {
        let mut left = owed;
        while left > 0 {
            left -= assists.claim(left);
            let (wake, woken) = mpsc::channel();
            if left > 0 && assists.park(wake, Credit(-(left as i64))).is_ok() {
                woken.recv().expect("it is woken");
                left = 0;
            }
        }
    }
}
