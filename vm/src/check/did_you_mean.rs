//! "Did you mean": the nearest name by edit distance.
//!
//! Asked where a name, member or package is not found (`name.rs`, `select.rs`, `composite.rs`, `import.rs`), for the
//! help below the error.

use crate::check::Checker;
use crate::check::types::*;
use crate::syntax::symbol::Symbol;

/// Texts longer than this are not compared: the distance takes quadratic time.
const MAX_LEN: usize = 40;
/// At most this many names are looked at, so that a program full of errors stays fast to check.
const MAX_CANDIDATES: usize = 2_000;
/// Only the first errors of a program get suggestions, for the same reason.
const MAX_ERRORS: usize = 50;

/// Number of insertions, deletions, replacements and swaps of neighbours between two texts.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (previous[j - 1] + same).min(previous[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut previous, row);
    }
    previous[b.len()]
}

/// The candidate nearest to a name, if one is near enough to be meant.
pub(crate) fn nearest<'n>(
    name: &str,
    candidates: impl Iterator<Item = &'n str>,
) -> Option<&'n str> {
    let lower = name.to_lowercase();
    let limit = match name.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=10 => 2,
        _ => 3,
    };
    candidates
        .take(MAX_CANDIDATES)
        .filter(|c| c.len() <= MAX_LEN && name.len() <= MAX_LEN && *c != name && *c != "_")
        .map(|c| (distance(&lower, &c.to_lowercase()), c))
        .filter(|&(d, _)| d <= limit)
        .min_by(|a, b| a.cmp(b))
        .map(|(_, c)| c)
}

impl<'a> Checker<'a> {
    /// Help for a name that is declared nowhere.
    pub(super) fn suggest_name(&self, name: Symbol) -> Option<String> {
        if self.diags.len() > MAX_ERRORS {
            return None;
        }
        let mut names = Vec::new();
        let mut scope = Some(self.env.scope);
        while let Some(id) = scope {
            let block = self.scope(id);
            names.extend(block.names.keys().map(|&n| self.text(n)));
            scope = block.parent;
        }
        names.sort_unstable();
        nearest(self.text(name), names.into_iter()).map(|n| format!("did you mean `{n}`?"))
    }

    /// Help for a member that a package does not have.
    pub(super) fn suggest_member(
        &self,
        pkg: crate::check::object::PackageId,
        name: Symbol,
    ) -> Option<String> {
        let mut names: Vec<&str> = self.info.packages[pkg.0 as usize]
            .scope
            .keys()
            .filter(|&&n| self.is_exported(n))
            .map(|&n| self.text(n))
            .collect();
        names.sort_unstable();
        nearest(self.text(name), names.into_iter()).map(|n| format!("did you mean `{n}`?"))
    }

    /// Help for a field or method that a type does not have.
    pub(super) fn suggest_field_or_method(&self, ty: TypeId, name: Symbol) -> Option<String> {
        let mut names = Vec::new();
        let base = self.types.deref(ty).0;
        if let Some(id) = self.types.as_named(base) {
            names.extend(self.types.methods(id).iter().map(|m| self.text(m.name)));
        }
        match self.types.under(base) {
            Type::Struct(s) => names.extend(s.fields.iter().map(|f| self.text(f.name))),
            Type::Interface(iface) => names.extend(iface.methods.iter().map(|m| self.text(m.name))),
            _ => {}
        }
        names.sort_unstable();
        nearest(self.text(name), names.into_iter()).map(|n| format!("did you mean `{n}`?"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_slips_and_nothing_else() {
        let names = ["Println", "Printf", "Sprint", "len", "x"];
        let cases = [
            ("swapped letters", "Pritnln", Some("Println")),
            ("case", "println", Some("Println")),
            ("missing letter", "Prntf", Some("Printf")),
            ("too short to guess", "y", None),
            ("something else", "Marshal", None),
        ];
        for (case, name, want) in cases {
            assert_eq!(nearest(name, names.into_iter()), want, "{case}");
        }
    }
}
