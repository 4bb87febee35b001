//! `burrow why-rss`: runs a program and says what the process's resident memory is.
//!
//! - `parts.rs`: the parts, each with the rule that keeps it; `text.rs`: a table for people; `json.rs`: JSON Lines
//!
//! Both are printed on standard error when the program has ended, as statistics are: standard output is the program's.

mod json;
mod parts;
mod text;

use std::fmt::Display;
use std::io;

use burrow_runtime::resident::{Moment, Pictures};
use clap::{Args, ValueEnum};

use crate::args::RunOptions;

/// Options of `why-rss`.
#[derive(Args)]
pub struct WhyRssOptions {
    /// The moment to explain: the start, the largest size that was seen, the end, or all three
    #[arg(long, value_enum, default_value_t, value_name = "MOMENT")]
    pub at: At,
    /// Writes JSON Lines, to standard error too
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub run: RunOptions,
}

/// Which pictures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum At {
    /// Before the program's first instruction
    Start,
    /// When the process was largest, of the times it was looked at
    Peak,
    /// When the program has ended, and nothing is given back yet
    End,
    /// All three
    #[default]
    All,
}

impl At {
    fn shows(self, moment: Moment) -> bool {
        match self {
            At::Start => moment == Moment::Start,
            At::Peak => moment == Moment::Peak,
            At::End => moment == Moment::End,
            At::All => true,
        }
    }
}

impl WhyRssOptions {
    /// Prints what was resident in a run; says whether that is known.
    pub fn report(&self, residents: io::Result<Pictures>) -> bool {
        match &residents {
            Ok(pictures) => eprint!("{}", self.text(pictures)),
            Err(error) => cannot_say(error),
        }
        residents.is_ok()
    }

    fn text(&self, pictures: &Pictures) -> String {
        let shown = pictures.taken.iter().filter(|picture| self.at.shows(picture.moment));
        if self.json { json::lines(shown, pictures) } else { text::tables(shown, pictures) }
    }
}

/// Says why there is nothing to report.
pub fn cannot_say(error: &impl Display) {
    eprintln!(
        "burrow: why-rss: the kernel does not say what is resident: {error}: it takes Linux, with /proc; \
         `burrow run --stats` has the heap's own figures"
    );
}

/// The moment's name.
fn name(moment: Moment) -> &'static str {
    match moment {
        Moment::Start => "start",
        Moment::Peak => "peak",
        Moment::End => "end",
    }
}
