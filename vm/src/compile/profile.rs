//! Whether a program's allocations are to be sampled: only then is there code for it, as in Go, whose linker turns
//! sampling off where nothing reads the samples.

#![forbid(unsafe_code)]

use super::Compiler;
use crate::check::info::Info;
use crate::check::object::PackageId;
use crate::syntax::symbol::Interner;

/// Names of package `runtime` through which a program sees samples, or says how many there shall be.
const NAMES: [&str; 2] = ["MemProfile", "MemProfileRate"];

/// Whether the program's own packages import `runtime/pprof`, or mention a name of the heap profile.
pub(super) fn is_wanted(info: &Info<'_>, names: &Interner) -> bool {
    let imports = |path: &str| {
        let own = info.packages.iter().filter(|package| !package.embedded);
        own.flat_map(|package| &package.imports)
            .map(|id| &info.packages[id.0 as usize])
            .find(|package| package.path == path)
    };
    if imports("runtime/pprof").is_some() {
        return true;
    }
    let Some(runtime) = imports("runtime") else { return false };
    let objects: Vec<_> =
        NAMES.iter().filter_map(|name| runtime.scope.get(&names.get(name)?).copied()).collect();
    // Each stands once where it is declared; package `runtime` itself does not mention them.
    let mentions = info.objects_at.iter().flatten().filter(|object| objects.contains(object));
    mentions.count() > objects.len()
}

impl Compiler<'_> {
    /// Lets allocations be sampled as `runtime.MemProfileRate` says.
    pub(super) fn sample_allocations(&mut self, runtime: Option<PackageId>) {
        let rate = runtime.and_then(|runtime| self.checker.require_object(runtime, NAMES[1]));
        if let Some(rate) = rate {
            let address = self.global(rate);
            self.program.sample_allocations(address);
        }
    }
}
