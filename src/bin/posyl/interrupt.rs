//! Ctrl-C while something is being stored: the first ends the work at a good place, the second at once.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use posyl::{Error, ErrorKind, Result};
use tokio::runtime::Builder;

use crate::exit::Exit;

/// Whether somebody pressed Ctrl-C.
#[derive(Debug, Clone)]
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Begins to watch; before that, Ctrl-C just ends the program.
    pub(crate) fn watch() -> Result<Self> {
        let pressed = Arc::new(AtomicBool::new(false));
        let runtime = Builder::new_current_thread().enable_io().build();
        let runtime = runtime.map_err(|cause| {
            Error::new(ErrorKind::Io, "Ctrl-C cannot be watched for").because(cause)
        })?;
        let told = Arc::clone(&pressed);
        thread::spawn(move || {
            runtime.block_on(async {
                // Where it cannot be watched for, it ends the program as it always did.
                if tokio::signal::ctrl_c().await.is_ok() {
                    told.store(true, Ordering::Relaxed);
                    if tokio::signal::ctrl_c().await.is_ok() {
                        process::exit(i32::from(Exit::Interrupted.code()));
                    }
                }
            });
        });
        Ok(Self(pressed))
    }

    /// Whether it was pressed.
    pub(crate) fn is_pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
