//! The `hoego` command: see `hoego --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    hoego::cli::main()
}
