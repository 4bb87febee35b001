//! Whether a type implements an interface or satisfies a constraint, and if not, why, in the compiler's words.
//!
//! Called by `conversion.rs` and `expr.rs` for interfaces, by `instantiate.rs` and `infer.rs` for constraints.
//! `methodset.rs` says whether; the words are here.

use crate::check::Checker;
use crate::check::lookup::{Lookup, Member};
use crate::check::methodset::{MethodSetEntry, Missing};
use crate::check::types::*;

impl<'a> Checker<'a> {
    /// The method set of a type with all signatures resolved: what the compiler asks for.
    pub fn method_set(&mut self, ty: TypeId) -> Vec<MethodSetEntry> {
        self.under(ty);
        self.resolve_all_methods(ty);
        self.types.method_set(ty, &self.interner)
    }

    /// Whether `ty` implements `iface` (for a `constraint`: satisfies it); otherwise the reason.
    pub(super) fn implements(
        &mut self,
        ty: TypeId,
        iface: TypeId,
        constraint: bool,
    ) -> Result<(), String> {
        let table = self.table();
        let (under, target) = (self.under(ty), self.under(iface));
        if under == TypeId::INVALID || target == TypeId::INVALID {
            return Ok(());
        }
        let verb = if constraint { "satisfy" } else { "implement" };
        let Type::Interface(want) = table.get(target) else {
            return Err(format!("{} is not an interface", self.type_str(iface)));
        };
        if want.methods.is_empty() && want.unions.is_empty() && !want.comparable {
            return Ok(());
        }
        let terms = table.terms(want);
        if terms.as_ref().is_some_and(|t| t.is_empty()) {
            return Err(format!("cannot {verb} {} (empty type set)", self.type_str(iface)));
        }
        let texts = |c: &Self| (c.type_str(ty), c.type_str(iface));
        if let Some(why) = self.why_missing(ty, want) {
            let (ty, iface) = texts(self);
            return Err(format!("{ty} does not {verb} {iface} {why}"));
        }
        if let Some(terms) = terms {
            self.check_type_set(ty, under, &terms, iface, verb)?;
        }
        let compares = !want.comparable
            || table.strictly_comparable(ty)
            || (constraint && table.comparable(ty));
        if compares {
            Ok(())
        } else {
            Err(format!("{} does not {verb} comparable", self.type_str(ty)))
        }
    }

    /// Whether a type, or each type of its type set, is among the terms.
    fn check_type_set(
        &mut self,
        ty: TypeId,
        under: TypeId,
        terms: &[Term],
        iface: TypeId,
        verb: &str,
    ) -> Result<(), String> {
        let table = self.table();
        let (text, wanted) = (self.type_str(ty), self.type_str(iface));
        if let Type::Interface(have) = table.get(under) {
            let subset = table.terms(have).is_some_and(|have| {
                have.iter().all(|&h| {
                    terms.iter().any(|&t| (t.tilde || !h.tilde) && table.term_includes(t, h.ty))
                })
            });
            return if subset { Ok(()) } else { Err(format!("{text} does not {verb} {wanted}")) };
        }
        if terms.iter().any(|&t| table.term_includes(t, ty)) {
            return Ok(());
        }
        let near = terms.iter().find(|t| !t.tilde && table.underlying(t.ty) == under);
        let why = match near {
            Some(near) => format!("possibly missing ~ for {} in {wanted}", self.type_str(near.ty)),
            None => {
                let list: Vec<String> = terms.iter().map(|&t| self.term_str(t)).collect();
                format!("{text} missing in {}", list.join(" | "))
            }
        };
        Err(format!("{text} does not {verb} {wanted} ({why})"))
    }

    /// In parentheses, what keeps a type from having an interface's methods; `None` if it has them all.
    pub(super) fn why_missing(&mut self, ty: TypeId, iface: &InterfaceType) -> Option<String> {
        let table = self.table();
        self.resolve_methods(ty, iface);
        let (index, missing) = table.missing_method(ty, iface)?;
        let want = &iface.methods[index];
        let name = self.text(want.name).to_string();
        let text = self.type_str(ty);
        Some(match missing {
            Missing::NotFound => self.explain_not_found(ty, want),
            Missing::WrongType { have } => {
                let (have, wanted) = (self.sig_str(have), self.sig_str(want.sig));
                format!(
                    "(wrong type for method {name})\n\t\thave {name}{have}\n\t\twant {name}{wanted}"
                )
            }
            Missing::PointerReceiver => format!("(method {name} has pointer receiver)"),
            Missing::IsField => format!("({text}.{name} is a field, not a method)"),
            Missing::Ambiguous => format!("(ambiguous selector {text}.{name})"),
        })
    }

    /// Signatures of the methods that an interface asks for must be known before they are compared.
    fn resolve_methods(&mut self, ty: TypeId, iface: &InterfaceType) {
        for method in &iface.methods {
            if let Lookup::Found(found) = self.types.lookup(ty, method.name, method.pkg)
                && let Member::Method { func, .. } = found.member
            {
                self.resolve(func);
            }
        }
    }

    /// As `resolve_methods`, for every method there is.
    pub fn resolve_all_methods(&mut self, ty: TypeId) {
        for (name, pkg) in self.types.method_names(ty) {
            if let Lookup::Found(found) = self.types.lookup(ty, name, pkg)
                && let Member::Method { func, .. } = found.member
            {
                self.resolve(func);
            }
        }
    }

    fn explain_not_found(&mut self, ty: TypeId, want: &InterfaceMethod) -> String {
        let table = self.table();
        let name = self.text(want.name).to_string();
        let (base, is_ptr) = table.deref(ty);
        if is_ptr && table.is_param(base) {
            return format!(
                "(type {} is pointer to type parameter, not type parameter)",
                self.type_str(ty)
            );
        }
        if is_ptr && table.is_interface(base) {
            return format!("(type {} is pointer to interface, not interface)", self.type_str(ty));
        }
        // A method whose name differs in upper and lower case only is what was meant.
        let Some(near) = self.method_ignoring_case(ty, &name) else {
            return format!("(missing method {name})");
        };
        let (have_name, sig) = (self.text(near.name).to_string(), near.sig);
        if have_name == name {
            return format!("(unexported method {name})");
        }
        let (have, wanted) = (self.sig_str(sig), self.sig_str(want.sig));
        format!("(missing method {name})\n\t\thave {have_name}{have}\n\t\twant {name}{wanted}")
    }

    fn method_ignoring_case(&mut self, ty: TypeId, name: &str) -> Option<MethodSetEntry> {
        let set = self.method_set(ty);
        set.into_iter().find(|m| self.text(m.name).eq_ignore_ascii_case(name))
    }
}
