//! Where a script's output goes: the process's own streams, standard output through a buffer.
//!
//! A write that fails is told to the script: by the call that fails, or, where the bytes had been taken into the buffer
//! before, by the next one. What is told to nobody stays, for whoever flushes at the end of the run. Who reads no more
//! (EPIPE) ends the process by SIGPIPE, as it ends Go programs.

use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;

use signal_hook::consts::SIGPIPE;
use signal_hook::low_level::emulate_default_handler;

/// Bytes kept back when nobody watches: large enough to make writes rare, small enough not to matter.
const BUFFER: usize = 64 << 10;

/// Standard output as scripts write it.
pub struct Output<W> {
    to: W,
    kept: Vec<u8>,
    /// At most so many bytes are kept back; 0 to a terminal, where every line is seen at once.
    most: usize,
    /// The failure of a flush that nobody has been told of.
    untold: Option<io::Error>,
}

/// The process's standard output, without the line buffer that the standard library puts before it.
pub fn stdout() -> Output<Box<dyn Write + Send>> {
    let out = io::stdout();
    let most = if out.is_terminal() { 0 } else { BUFFER };
    let to: Box<dyn Write + Send> = match out.as_fd().try_clone_to_owned() {
        Ok(fd) => Box::new(std::fs::File::from(fd)),
        Err(_) => Box::new(out),
    };
    Output::new(to, most)
}

impl<W: Write> Output<W> {
    fn new(to: W, most: usize) -> Output<W> {
        Output { to, kept: Vec::new(), most, untold: None }
    }

    /// Passes on what was kept back. What cannot be written is given up.
    fn pass_on(&mut self) -> io::Result<()> {
        let done = self.to.write_all(&self.kept).and_then(|()| self.to.flush());
        self.kept.clear();
        done.map_err(end_if_nobody_reads)
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(error) = self.untold.take() {
            return Err(error);
        }
        self.kept.extend_from_slice(bytes);
        let whole_lines = self.most == 0 && bytes.contains(&b'\n');
        if whole_lines || self.kept.len() >= self.most.max(BUFFER) {
            self.pass_on()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Err(error) = self.pass_on() {
            self.untold = Some(error);
        }
        // Told again and again, until the script hears of it.
        match &self.untold {
            Some(error) => Err(same(error)),
            None => Ok(()),
        }
    }
}

/// Standard error as scripts write it.
pub struct Errors;

impl Write for Errors {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stderr().write(bytes).map_err(end_if_nobody_reads)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Ends the process if the error says that the reading end of a pipe is closed; gives any other error back.
fn end_if_nobody_reads(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::BrokenPipe {
        let _ = emulate_default_handler(SIGPIPE); // does not return, unless the signal is blocked
    }
    error
}

/// The same error once more.
fn same(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk with room for some bytes.
    struct Disk(usize);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let room = self.0.min(bytes.len());
            self.0 -= room;
            if room == 0 { Err(io::Error::from_raw_os_error(28)) } else { Ok(room) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn failures_are_told_once_to_a_writer_and_always_to_who_flushes() {
        let mut out = Output::new(Disk(3), BUFFER);
        assert!(out.write_all(b"four").is_ok(), "kept back");
        assert!(out.flush().is_err());
        assert!(out.flush().is_err(), "nobody wrote since");
        assert_eq!(out.write(b"x").map_err(|e| e.raw_os_error()), Err(Some(28)));
        assert!(out.flush().is_ok(), "told, and there is nothing more to write");
    }

    #[test]
    fn a_full_buffer_and_a_line_to_a_terminal_are_passed_on_at_once() {
        let cases = [("large", BUFFER, vec![b'x'; BUFFER]), ("line", 0, b"ab\n".to_vec())];
        for (case, most, bytes) in cases {
            let mut out = Output::new(Disk(0), most);
            assert!(out.write(&bytes).is_err(), "{case}");
            assert!(out.flush().is_ok(), "{case}: told");
        }
    }
}
