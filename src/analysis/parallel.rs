//! Maps a list on all cores, in order, and stops early when told to.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::corpus::read::Progress;

/// The most items a thread takes at a time.
const BATCH: usize = 16;
/// The items up to which a second thread is enough, and the number of cores is not asked for.
const FEW: usize = 12;

/// `work` over each of `items`, in their order; `None` where `progress` says to stop.
pub fn map<T: Sync, R: Send>(
    items: &[T],
    progress: &Progress,
    work: impl Fn(&T) -> R + Sync,
) -> Option<Vec<R>> {
    let stopped = || progress.stop.load(Ordering::Relaxed);
    // How many cores there are is asked last: the answer takes a dozen system calls.
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = match items.len() {
        0 | 1 => 1,
        2..=FEW => 2,
        _ => cores().min(32),
    };
    let batch = (items.len() / (4 * threads)).clamp(1, BATCH);
    if threads == 1 {
        let done: Vec<R> = items.iter().take_while(|_| !stopped()).map(work).collect();
        return (done.len() == items.len()).then_some(done);
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done: Vec<(usize, Vec<R>)> = Vec::new();
        while !stopped() {
            let from = next.fetch_add(batch, Ordering::Relaxed);
            let Some(rest) = items.get(from..).filter(|r| !r.is_empty()) else {
                break;
            };
            done.push((from, rest.iter().take(batch).map(&work).collect()));
        }
        done
    };
    let mut parts: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let running: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
        let mut parts = worker();
        for thread in running {
            match thread.join() {
                Ok(more) => parts.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        parts
    });
    parts.sort_unstable_by_key(|p| p.0);
    let done: Vec<R> = parts.into_iter().flat_map(|p| p.1).collect();
    (done.len() == items.len()).then_some(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_items_is_kept() {
        for count in [0, 1, 12, 13, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let got = map(&items, &Progress::default(), |i| i * 2);
            assert_eq!(got, Some((0..count).map(|i| i * 2).collect()), "{count}");
        }
    }

    #[test]
    fn a_stop_gives_nothing() {
        let progress = Progress::default();
        progress.stop.store(true, Ordering::Relaxed);
        assert_eq!(map(&[1, 2, 3], &progress, |i| *i), None);
    }
}
