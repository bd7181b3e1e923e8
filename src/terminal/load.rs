//! Reads and analyses a corpus in threads of its own, while the interface goes on.

use std::io::{self, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::analysis::{self, Annotations, Scan};
use crate::corpus::read::Progress;
use crate::corpus::{self, Article, Input, Options, Published};
use crate::model::{Corrections, Model, merge};

/// A corpus on its way to a model.
#[derive(Debug)]
pub struct Loading {
    progress: Arc<Progress>,
    result: Receiver<Model>,
    wake: UnixStream,
}

impl Loading {
    /// Starts to load.
    ///
    /// # Errors
    /// Where the system has no thread or descriptor left.
    pub fn start(inputs: Arc<[Input]>, options: Options) -> io::Result<Self> {
        let progress = Arc::new(Progress::default());
        let (sender, result) = channel();
        let (wake, mut end) = UnixStream::pair()?;
        let shared = Arc::clone(&progress);
        thread::Builder::new().name("load".into()).spawn(move || {
            if let Some(model) = model(&inputs, &options, &shared) {
                // Whoever does not wait any more has ended.
                let _ = sender.send(model);
                let _ = end.write_all(b"!");
            }
        })?;
        Ok(Self {
            progress,
            result,
            wake,
        })
    }

    /// The descriptor that is readable once the model is there.
    pub fn descriptor(&self) -> BorrowedFd<'_> {
        self.wake.as_fd()
    }

    /// The model, once it is there.
    pub fn take(&self) -> Option<Model> {
        self.result.try_recv().ok()
    }

    /// Articles read, articles analysed, files found (0 while still looking).
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |n: &std::sync::atomic::AtomicUsize| n.load(Ordering::Relaxed);
        let p = &self.progress;
        (count(&p.read), count(&p.annotated), count(&p.found))
    }
}

impl Drop for Loading {
    fn drop(&mut self) {
        self.progress.stop.store(true, Ordering::Relaxed);
    }
}

/// The model of `inputs`; `None` where the work was called off.
pub fn model(inputs: &[Input], options: &Options, progress: &Progress) -> Option<Model> {
    let corpus = corpus::read(inputs, options, progress);
    let annotations = annotate(&corpus.articles, progress)?;
    (!progress.stop.load(Ordering::Relaxed))
        .then(|| merge(corpus, annotations, &Corrections::default()))
}

/// The steps of [`analysis::annotate`] on all cores, each article counted.
fn annotate(articles: &[Article], progress: &Progress) -> Option<Vec<Annotations>> {
    let scans: Vec<Scan> = spread(articles, progress, |_, article| analysis::scan(article))?;
    let dates: Vec<Published> = analysis::date::date(articles, &scans);
    spread(articles, progress, |at, article| {
        progress.annotated.fetch_add(1, Ordering::Relaxed);
        let published = dates.get(at).cloned().unwrap_or_default();
        scans.get(at).map_or_else(Annotations::default, |scan| {
            analysis::resolve(article, scan, published)
        })
    })
}

/// `f` of every article, in their order, computed in as many threads as there are cores.
fn spread<T: Send>(
    articles: &[Article],
    progress: &Progress,
    f: impl Fn(usize, &Article) -> T + Sync,
) -> Option<Vec<T>> {
    // A thread costs as much as a short article: few are done right here.
    let threads = match articles.len() {
        0..16 => 1,
        _ => thread::available_parallelism().map_or(1, usize::from),
    };
    let piece = articles.len().div_ceil(threads).max(1);
    let run = |part: &[Article], from: usize| -> Vec<T> {
        part.iter()
            .enumerate()
            .take_while(|_| !progress.stop.load(Ordering::Relaxed))
            .map(|(at, article)| f(from + at, article))
            .collect()
    };
    let pieces: Vec<Vec<T>> = if threads == 1 {
        vec![run(articles, 0)]
    } else {
        thread::scope(|scope| {
            let running: Vec<_> = articles
                .chunks(piece)
                .enumerate()
                .map(|(n, part)| {
                    scope.spawn({
                        let run = &run;
                        move || run(part, n * piece)
                    })
                })
                .collect();
            // A panic in a thread has ended the program by the hook already.
            running.into_iter().filter_map(|t| t.join().ok()).collect()
        })
    };
    let all: Vec<T> = pieces.into_iter().flatten().collect();
    (all.len() == articles.len()).then_some(all)
}
