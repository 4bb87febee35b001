//! Runs programs under Go, many in one build, and under Burrow, one by one; what they do is compared.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::generator::Program;

/// What a program did.
#[derive(Clone, PartialEq, Eq)]
pub struct Behaviour {
    pub status: Option<i32>,
    pub stdout: Vec<u8>,
    /// The first line of standard error: a panic's message.
    pub fault: String,
}

impl Behaviour {
    fn of(output: &Output) -> Behaviour {
        let stderr = String::from_utf8_lossy(&output.stderr);
        Behaviour {
            status: output.status.code(),
            stdout: output.stdout.clone(),
            fault: stderr.lines().next().unwrap_or_default().into(),
        }
    }
}

/// As it is recorded: the output, and a last line about the end.
impl fmt::Display for Behaviour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stdout = String::from_utf8_lossy(&self.stdout);
        write!(f, "{stdout}=== exit status {:?}: {}", self.status.unwrap_or(-1), self.fault)
    }
}

/// Nothing generated takes longer, unless it hangs.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What a command does; `None` if it does not end.
fn behaviour(command: &mut Command, folder: &Path) -> Option<Behaviour> {
    let (out, err) = (folder.join("stdout"), folder.join("stderr"));
    let file = |path| std::fs::File::create(path).expect("a file for output");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file(&out))
        .stderr(file(&err))
        .spawn()
        .expect("the program can be started");
    let start = Instant::now();
    let status = loop {
        match child.try_wait().expect("the child can be asked") {
            Some(status) => break status,
            None if start.elapsed() > TIMEOUT => {
                child.kill().and_then(|()| child.wait()).expect("the child can be ended");
                return None;
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    };
    let read = |path| std::fs::read(path).expect("the output is there");
    Some(Behaviour::of(&Output { status, stdout: read(&out), stderr: read(&err) }))
}

/// What Burrow makes of a program, under `stress` if that is not empty.
pub fn burrow(file: &str, folder: &Path, stress: &str) -> Option<Behaviour> {
    let path = folder.join("x.go");
    std::fs::write(&path, file).expect("the folder is writable");
    let built = env!("CARGO_BIN_EXE_burrow").into();
    let burrow = std::env::var_os("BURROW").unwrap_or(built);
    let mut command = Command::new(burrow);
    if !stress.is_empty() {
        command.env("BURROW_STRESS", stress);
    }
    behaviour(command.arg("run").arg(path), folder)
}

/// The `go` command, if there is one: `GO` names it where it is not on the path.
pub fn find_go() -> Option<PathBuf> {
    let go = std::env::var_os("GO").map_or(PathBuf::from("go"), PathBuf::from);
    let version = Command::new(&go).arg("version").output().ok()?;
    version.status.success().then_some(go)
}

/// One program of many, built together.
pub struct Batch {
    binary: PathBuf,
    folder: PathBuf,
}

impl Batch {
    /// Builds programs into one, which is told by its argument which to be.
    ///
    /// # Errors
    /// What the compiler says: the generator made a wrong program.
    pub fn build(go: &Path, programs: &[Program], folder: &Path) -> Result<Batch, String> {
        let folder = folder.join("batch");
        std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        let mut main =
            "package main\n\nimport \"os\"\n\nfunc main() {\n\tswitch os.Args[1] {\n".to_string();
        for (at, program) in programs.iter().enumerate() {
            main += &format!("\tcase \"{at}\":\n\t\t{}()\n", program.entry);
            std::fs::write(folder.join(format!("p{at}.go")), program.library())
                .map_err(|e| e.to_string())?;
        }
        main += "\t}\n}\n";
        let write = |name: &str, text: &str| std::fs::write(folder.join(name), text);
        write("main.go", &main).map_err(|e| e.to_string())?;
        write("go.mod", "module batch\n\ngo 1.24\n").map_err(|e| e.to_string())?;
        let built = Command::new(go)
            .args(["build", "-gcflags=-e", "-o", "batch", "."])
            .current_dir(&folder)
            .env("GOFLAGS", "-mod=mod")
            .env("GOTOOLCHAIN", "local")
            .output()
            .map_err(|e| e.to_string())?;
        if !built.status.success() {
            return Err(String::from_utf8_lossy(&built.stderr).into_owned());
        }
        Ok(Batch { binary: folder.join("batch"), folder })
    }

    /// What Go makes of the program of that number.
    pub fn run(&self, at: usize) -> Option<Behaviour> {
        behaviour(Command::new(&self.binary).arg(at.to_string()), &self.folder)
    }
}
