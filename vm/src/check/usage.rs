//! What was declared or imported and never used.
//!
//! Noted by `name.rs` and `select.rs`, reported at the end of functions (`stmt.rs`) and of the package (`decl.rs`).

use crate::check::Checker;
use crate::check::codes;
use crate::check::object::{ObjId, PackageId};
use crate::check::scope::ScopeId;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;

/// One import declaration and whether anything of it was used.
#[derive(Debug)]
pub(super) struct ImportUse {
    pub(super) span: Span,
    pub(super) path: String,
    /// The local name if it differs from the path's last part.
    pub(super) alias: Option<String>,
    /// The object of the package name; `None` for `import . "path"`.
    pub(super) obj: Option<ObjId>,
    /// The file and the imported package.
    pub(super) place: (ScopeId, PackageId),
    pub(super) used: bool,
    /// The importing package.
    pub(super) user: PackageId,
}

impl<'a> Checker<'a> {
    /// Notes that an imported package was used under its name.
    pub(super) fn use_import(&mut self, obj: ObjId) {
        if let Some(import) = self.imports.iter_mut().find(|i| i.obj == Some(obj)) {
            import.used = true;
        }
    }

    /// Notes that a name that came in through `import .` was used.
    pub(super) fn use_dot_import(&mut self, obj: ObjId) {
        let Some(pkg) = self.info.object(obj).pkg else { return };
        if pkg == self.env.pkg {
            return;
        }
        for import in self.imports.iter_mut().filter(|i| i.obj.is_none() && i.place.1 == pkg) {
            import.used = true;
        }
    }

    /// Reports the imports of the package just checked that were not used.
    pub(super) fn report_unused_imports(&mut self) {
        let (file_imports, pkg) = (std::mem::take(&mut self.imports), self.env.pkg);
        for import in file_imports {
            if import.used || import.user != pkg {
                continue;
            }
            let message = match &import.alias {
                Some(alias) => format!("{:?} imported as {alias} and not used", import.path),
                None => format!("{:?} imported and not used", import.path),
            };
            let help =
                Some("remove the import, or import it as `_` for its side effects".to_string());
            self.error_help(codes::UNUSED_IMPORT, import.span, message, help);
        }
    }

    /// Reports the variables declared in a function body, those of its function literals included, that were not used:
    /// the ones from rank `from` of `Checker::locals`.
    pub(super) fn report_unused_vars(&mut self, from: usize) {
        for obj in self.locals.split_off(from) {
            let object = self.info.object(obj);
            let (name, Some(span)) = (object.name, object.span) else { continue };
            if name != Symbol::BLANK && !self.used.remove(&obj) {
                let message = format!("declared and not used: {}", self.text(name));
                self.error(codes::UNUSED_VAR, span, message);
            }
        }
    }
}
