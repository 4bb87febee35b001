//! Shell completions and the manual page, both made from the command tree that parses the command line.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::args;

/// `burrow completions`
pub fn completions(shell: clap_complete::Shell) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::tree(), "burrow", &mut script);
    print(&script)
}

/// `burrow man`: one page, in which each command has a section of its own.
pub fn man() -> ExitCode {
    let mut page = Vec::new();
    match write_page(&mut page) {
        Ok(()) => print(&page),
        Err(error) => {
            eprintln!("burrow: cannot write the manual page: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_page(page: &mut Vec<u8>) -> io::Result<()> {
    let mut tree = args::tree();
    tree.build();
    let man = clap_mangen::Man::new(tree.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    for command in tree.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = command.get_name().to_uppercase();
        let man = clap_mangen::Man::new(command.clone());
        writeln!(page, ".SH \"BURROW {name}\"")?;
        man_body(&man, page)?;
    }
    man.render_extra_section(page)
}

/// Synopsis, description and options of a command, one level below its own heading.
fn man_body(man: &clap_mangen::Man, page: &mut Vec<u8>) -> io::Result<()> {
    let mut body = Vec::new();
    man.render_synopsis_section(&mut body)?;
    man.render_description_section(&mut body)?;
    man.render_options_section(&mut body)?;
    let body = String::from_utf8_lossy(&body);
    // The lines that define how an apostrophe is printed stand at the page's start already.
    for line in body.lines().filter(|line| !line.starts_with(".ie") && !line.starts_with(".el")) {
        match line.strip_prefix(".SH ") {
            Some(heading) => writeln!(page, ".SS {heading}")?,
            None => writeln!(page, "{line}")?,
        }
    }
    Ok(())
}

fn print(bytes: &[u8]) -> ExitCode {
    // A closed pipe (`| head`) is no failure.
    let _ = io::stdout().write_all(bytes);
    ExitCode::SUCCESS
}
