//! `hoego completions` and `hoego man`: what a package installs beside the program.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::output::stdout;
use super::{Failure, Outcome};
use crate::Error;

#[derive(Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    shell: Shell,
}

#[derive(Args)]
pub(super) struct ManArguments {
    /// The folder to write a page for every command into; without one the page of hoego itself is printed
    folder: Option<PathBuf>,
}

pub(super) fn completions(arguments: &CompletionsArguments) -> Result<Outcome, Failure> {
    let mut command = super::Arguments::command();
    // What it writes to must not fail: a closed pipe is met below.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "hoego", &mut script);
    let mut out = stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Done)
}

pub(super) fn man(arguments: &ManArguments) -> Result<Outcome, Failure> {
    let command = super::Arguments::command();
    if let Some(folder) = &arguments.folder {
        std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
        clap_mangen::generate_to(command, folder).map_err(Error::io(folder))?;
    } else {
        let mut out = stdout();
        clap_mangen::Man::new(command).render(&mut out)?;
        out.flush()?;
    }
    Ok(Outcome::Done)
}
