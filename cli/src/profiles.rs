//! `--memprofile` and `--cpuprofile`: the files, and what is written to them when the script has ended.

use std::fs::File;
use std::path::{Path, PathBuf};

use burrow_runtime::{Builder, Runtime};
use burrow_trace::pprof::Profile;
use burrow_vm::{Program, Purpose, profiles};

use crate::args::RunOptions;

/// The files that profiles are to be written to: made before the script runs, so that it does not run in vain.
pub struct Files {
    heap: Option<Target>,
    cpu: Option<Target>,
}

/// The profiles of a run.
#[derive(Default)]
pub struct Profiles {
    heap: Option<Profile>,
    cpu: Option<Profile>,
}

struct Target {
    option: &'static str,
    path: PathBuf,
    file: File,
}

impl Target {
    fn create(option: &'static str, path: &Path) -> Result<Target, String> {
        let file = File::create(path).map_err(|error| {
            format!(
                "{option}: cannot make the file {}: {error}: name one in a folder that is there and that you may write to",
                path.display()
            )
        })?;
        Ok(Target { option, path: path.to_owned(), file })
    }

    fn write(self, profile: &Profile) -> Result<(), String> {
        profile.write(self.file).map_err(|error| {
            format!(
                "{}: cannot write to {}: {error}: the profile there is not whole",
                self.option,
                self.path.display()
            )
        })
    }
}

impl Files {
    /// Makes the files that the options name.
    pub fn create(options: &RunOptions) -> Result<Files, String> {
        let make = |option, path: &Option<PathBuf>| {
            path.as_deref().map(|path| Target::create(option, path)).transpose()
        };
        let heap = make("--memprofile", &options.memprofile)?;
        let cpu = make("--cpuprofile", &options.cpuprofile)?;
        Ok(Files { heap, cpu })
    }

    /// Writes the profiles of a run; gives back what went wrong.
    pub fn write(self, profiles: &Profiles) -> Vec<String> {
        let pairs = [(self.heap, &profiles.heap), (self.cpu, &profiles.cpu)];
        let written = pairs.into_iter().filter_map(|(target, profile)| {
            let (target, profile) = (target?, profile.as_ref()?);
            target.write(profile).err()
        });
        written.collect()
    }
}

/// What the program is loaded for.
pub fn purpose(options: &RunOptions) -> Purpose {
    if options.memprofile.is_some() { Purpose::Sample } else { Purpose::Run }
}

/// What is to be sampled.
pub fn with_sampling(mut builder: Builder, options: &RunOptions) -> Builder {
    if let Some(rate) = options.memprofile_rate {
        builder = builder.profile_rate(rate);
    }
    if options.cpuprofile.is_some() { builder.profile_cpu() } else { builder }
}

impl Profiles {
    /// The profiles that the options ask for, of a run that is over.
    pub fn of(options: &RunOptions, program: &Program, rt: &Runtime) -> Profiles {
        let heap = options.memprofile.is_some().then(|| profiles::heap(program, rt));
        let found = options.cpuprofile.as_ref().and_then(|_| rt.profiles.cpu.stop());
        Profiles { heap, cpu: found.map(|found| profiles::cpu(program, rt, &found)) }
    }
}
