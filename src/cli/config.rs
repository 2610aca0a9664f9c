//! `--config hoego.toml`: a file of options, for those who do not want to write them every time.
//!
//! A key is the name of an option without its dashes. Keys in front go to every command that has the option, those in a table
//! to the command that it is named after. What stands on the command line counts more.
//!
//! ```toml
//! user-dict = ["words.tsv"]   # paths are those beside this file
//! jobs = 2
//!
//! [report]
//! title = "십 년의 기록"
//! ```

use std::any::TypeId;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, Command};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Failure;
use crate::Error;

/// The command with the options of a file as its defaults.
pub(super) fn apply(command: Command, path: &Path) -> Result<Command, Failure> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    let file = File { path, text: &text };
    let table = DeTable::parse(&text)
        .map_err(|error| file.problem(error.span().map_or(0, |span| span.start), error.message()))?;
    let mut command = command;
    for (key, value) in table.get_ref() {
        let name: &str = key.get_ref();
        let is_known;
        (command, is_known) =
            if let (DeValue::Table(inner), true) = (value.get_ref(), command.find_subcommand(name).is_some()) {
                (file.table(command, name, inner)?, true)
            } else {
                file.everywhere(command, name, value)?
            };
        if !is_known {
            return Err(file.problem(key.span().start, &format!("no command has an option --{name}")));
        }
    }
    Ok(command)
}

struct File<'t> {
    path: &'t Path,
    text: &'t str,
}

impl File<'_> {
    /// What is wrong at a byte of the file.
    fn problem(&self, at: usize, reason: &str) -> Failure {
        let line = self.text.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count() + 1;
        Failure::Usage(format!("{}:{line}: {reason}", self.path.display()))
    }

    /// Sets the options of one command.
    fn table(&self, command: Command, name: &str, table: &DeTable<'_>) -> Result<Command, Failure> {
        let mut failure = None;
        let command = command.mut_subcommand(name, |mut inner| {
            for (key, value) in table {
                let key_name: &str = key.get_ref();
                let result = match value.get_ref() {
                    DeValue::Table(deeper) if inner.find_subcommand(key_name).is_some() => {
                        self.table(inner.clone(), key_name, deeper).map(|inner| (inner, true))
                    }
                    _ => self.option(inner.clone(), key_name, value),
                };
                match result {
                    Ok((changed, true)) => inner = changed,
                    Ok((_, false)) => {
                        let reason = format!("hoego {name} has no option --{key_name}");
                        failure.get_or_insert(self.problem(key.span().start, &reason));
                    }
                    Err(error) => {
                        failure.get_or_insert(error);
                    }
                }
            }
            inner
        });
        failure.map_or(Ok(command), Err)
    }

    /// Sets an option wherever it is, and says whether it is anywhere.
    fn everywhere(
        &self,
        command: Command,
        name: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(Command, bool), Failure> {
        let (mut command, mut is_known) = self.option(command, name, value)?;
        let inner: Vec<Command> = command.get_subcommands().cloned().collect();
        for own in inner {
            let (changed, is_own) = self.everywhere(own, name, value)?;
            if is_own {
                is_known = true;
                let own_name = changed.get_name().to_owned();
                command = command.mut_subcommand(own_name, |_| changed);
            }
        }
        Ok((command, is_known))
    }

    /// Sets an option of a command, and says whether it has it.
    fn option(&self, command: Command, name: &str, value: &Spanned<DeValue<'_>>) -> Result<(Command, bool), Failure> {
        let is_own = |arg: &&Arg| arg.get_long() == Some(name) && name != "config";
        let Some(arg) = command.get_arguments().find(is_own).cloned() else { return Ok((command, false)) };
        let values =
            self.values(&arg, value).ok_or_else(|| self.problem(value.span().start, "not a value of an option"))?;
        Self::check(&arg, &values).map_err(|reason| self.problem(value.span().start, &reason))?;
        let id = arg.get_id().clone();
        Ok((command.mut_arg(id, |arg| arg.default_values(values).required(false)), true))
    }

    /// The values as they would be written on the command line.
    fn values(&self, arg: &Arg, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        let text = match value.get_ref() {
            DeValue::Array(values) => {
                let values = values.iter().map(|value| self.values(arg, value));
                return values.collect::<Option<Vec<_>>>().map(|values| values.concat());
            }
            DeValue::Table(_) => return None,
            DeValue::String(text) => text.to_string(),
            DeValue::Boolean(truth) => truth.to_string(),
            _ => self.text.get(value.span())?.to_owned(),
        };
        let is_path = arg.get_value_parser().type_id() == TypeId::of::<PathBuf>();
        let beside = self.path.parent().filter(|_| is_path && text != super::input::STDIN);
        Some(vec![beside.map_or_else(|| text.clone(), |folder| folder.join(&text).display().to_string())])
    }

    /// Whether the option takes these values.
    fn check(arg: &Arg, values: &[String]) -> Result<(), String> {
        if matches!(arg.get_action(), ArgAction::SetTrue) {
            let is_truth = matches!(values, [value] if value == "true" || value == "false");
            return if is_truth { Ok(()) } else { Err("true or false is expected".to_owned()) };
        }
        let name = arg.get_long().unwrap_or_default();
        let line = values.iter().map(|value| format!("--{name}={value}"));
        let alone = Command::new("hoego").no_binary_name(true).disable_help_flag(true).arg(arg.clone().global(false));
        match alone.try_get_matches_from(line) {
            Ok(_) => Ok(()),
            Err(error) => {
                let text = error.render().to_string();
                let first = text.lines().next().unwrap_or_default();
                Err(first.strip_prefix("error: ").unwrap_or(first).to_owned())
            }
        }
    }
}
