//! Reads and analyses a corpus in threads of its own, while the interface goes on.

use std::io::{self, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use chrono::NaiveDate;

use crate::analysis;
use crate::corpus::read::Progress;
use crate::corpus::{self, Input, Options};
use crate::model::{Corrections, Model, known, merge};

/// A corpus on its way to a model.
#[derive(Debug)]
pub struct Loading {
    progress: Arc<Progress>,
    result: Receiver<Model>,
    wake: UnixStream,
    /// The day by which is chosen what is known, where nothing is read.
    pub chooses: Option<NaiveDate>,
}

impl Loading {
    /// Starts to load.
    ///
    /// # Errors
    /// Where the system has no thread or descriptor left.
    pub fn start(inputs: Arc<[Input]>, options: Options) -> io::Result<Self> {
        Self::run(None, move |progress| {
            let model = model(&inputs, &options, progress)?;
            model.index_tellings();
            Some(model)
        })
    }

    /// Starts to make the model of what `full` knows by `day`.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn choose(full: Arc<Model>, day: NaiveDate) -> io::Result<Self> {
        Self::run(Some(day), move |_| {
            let model = known::as_of(&full, day);
            model.index_tellings();
            Some(model)
        })
    }

    fn run(
        chooses: Option<NaiveDate>,
        work: impl FnOnce(&Progress) -> Option<Model> + Send + 'static,
    ) -> io::Result<Self> {
        let progress = Arc::new(Progress::default());
        let (sender, result) = channel();
        let (wake, mut end) = UnixStream::pair()?;
        let shared = Arc::clone(&progress);
        thread::Builder::new().name("load".into()).spawn(move || {
            give_way();
            if let Some(model) = work(&shared) {
                // Whoever does not wait any more has ended.
                let _ = sender.send(model);
                let _ = end.write_all(b"!");
            }
        })?;
        Ok(Self {
            progress,
            result,
            wake,
            chooses,
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

/// Lets the interface go first: this thread and those it starts count for less where cores are short.
fn give_way() {
    // Elsewhere the whole process would count for less.
    if cfg!(target_os = "linux") {
        let _ = rustix::process::setpriority_process(None, 5);
    }
}

/// The model of `inputs`; `None` where the work was called off.
pub fn model(inputs: &[Input], options: &Options, progress: &Progress) -> Option<Model> {
    let corpus = corpus::read(inputs, options, progress);
    let annotations = analysis::annotate_counting(&corpus.articles, progress)?;
    (!progress.stop.load(Ordering::Relaxed))
        .then(|| merge(corpus, annotations, &Corrections::default()))
}
