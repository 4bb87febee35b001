//! Interface types and unions: embedding is resolved here, so that an interface's method set is complete once interned.
//!
//! Called by `typexpr.rs`. What type sets mean is in `typeset.rs`.

use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;

/// Go's own limit for the number of terms of a union.
const MAX_TERMS: usize = 100;

/// An interface under construction.
#[derive(Default)]
struct Parts {
    methods: Vec<InterfaceMethod>,
    unions: Vec<Box<[Term]>>,
    comparable: bool,
    places: FxHashMap<Symbol, Span>,
}

impl<'a> Checker<'a> {
    pub(super) fn interface_type(&mut self, elems: &'a [InterfaceElem<'a>]) -> TypeId {
        let mut parts = Parts::default();
        for elem in elems {
            if let InterfaceElem::Method { name, sig } = elem {
                self.explicit_method(*name, sig, &mut parts);
            }
        }
        for elem in elems {
            if let InterfaceElem::Union(terms) = elem {
                self.embed_union(terms, &mut parts);
            }
        }
        self.finish_interface(parts)
    }

    fn finish_interface(&mut self, mut parts: Parts) -> TypeId {
        let interner = &self.interner;
        parts.methods.sort_by(|a, b| {
            interner.text(a.name).cmp(interner.text(b.name)).then(a.pkg.cmp(&b.pkg))
        });
        parts.unions.sort();
        parts.unions.dedup();
        self.types.intern(Type::Interface(InterfaceType {
            methods: parts.methods.into(),
            unions: parts.unions.into(),
            comparable: parts.comparable,
        }))
    }

    fn explicit_method(&mut self, name: Ident, sig: &'a FuncSig<'a>, parts: &mut Parts) {
        if name.name == Symbol::BLANK {
            self.error(codes::BLANK_USE, name.span, "methods must have a unique non-blank name");
            return;
        }
        let outer = self.open_scope();
        let indirect = std::mem::replace(&mut self.env.indirect, self.types_in_progress > 0);
        let sig = self.signature(sig).ty;
        self.env.indirect = indirect;
        self.close_scope(outer);
        if let Some(&first) = parts.places.get(&name.name) {
            let text = self.text(name.name);
            let (message, note) =
                (format!("duplicate method {text}"), format!("other declaration of method {text}"));
            return self.error_note(codes::DUPLICATE_MEMBER, name.span, message, first, note);
        }
        parts.places.insert(name.name, name.span);
        parts.methods.push(InterfaceMethod {
            name: name.name,
            pkg: self.member_package(name.name),
            sig,
        });
    }

    fn embed_union(&mut self, terms: &'a [UnionTerm<'a>], parts: &mut Parts) {
        let outer = std::mem::replace(&mut self.env.indirect, false);
        if let [UnionTerm { tilde: false, ty }] = terms {
            let ty_id = self.typ(ty);
            self.embed_type(ty, ty_id, parts);
        } else {
            self.embed_terms(terms, parts);
        }
        self.env.indirect = outer;
    }

    /// `interface{ E }` with a single type.
    fn embed_type(&mut self, e: &'a Expr<'a>, ty: TypeId, parts: &mut Parts) {
        let table = self.table();
        if table.is_param(ty) {
            return self.error(
                codes::MISPLACED_TYPE_PARAM,
                e.span,
                "term cannot be a type parameter",
            );
        }
        if let Some(id) = table.as_named(ty)
            && table.named_underlying(id).is_none()
        {
            let target = table.named(id).obj;
            if let Some(start) = self.path.iter().position(|&o| o == target) {
                let cycle = self.path[start..].to_vec();
                self.report_cycle(&cycle);
            }
            return;
        }
        match table.under(ty) {
            Type::Basic(Basic::Invalid) => {}
            Type::Interface(iface) => self.merge(e.span, iface, parts),
            _ => parts.unions.push(Box::new([Term { tilde: false, ty }])),
        }
    }

    fn merge(&mut self, span: Span, iface: &InterfaceType, parts: &mut Parts) {
        for method in &iface.methods {
            match parts.methods.iter().find(|m| m.name == method.name && m.pkg == method.pkg) {
                Some(same) if same.sig == method.sig => {}
                Some(_) => {
                    let text = self.text(method.name);
                    let message = format!("duplicate method {text}");
                    let note = format!("other declaration of method {text}");
                    match parts.places.get(&method.name) {
                        Some(&at) => {
                            self.error_note(codes::DUPLICATE_MEMBER, span, message, at, note)
                        }
                        None => self.error(codes::DUPLICATE_MEMBER, span, message),
                    }
                }
                None => parts.methods.push(method.clone()),
            }
        }
        parts.unions.extend(iface.unions.iter().cloned());
        parts.comparable |= iface.comparable;
    }

    /// `interface{ A | ~B }`.
    fn embed_terms(&mut self, terms: &'a [UnionTerm<'a>], parts: &mut Parts) {
        if terms.len() > MAX_TERMS {
            let message = format!(
                "cannot handle more than {MAX_TERMS} union terms (implementation limitation)"
            );
            return self.error(codes::BAD_UNION, terms[0].ty.span, message);
        }
        let mut union: Vec<Term> = Vec::new();
        let (mut everything, mut valid) = (false, true);
        for term in terms {
            let ty = self.typ(term.ty);
            let Some(members) = self.term_members(term, ty, terms.len() > 1) else {
                valid = false;
                continue;
            };
            match members {
                Members::All => everything = true,
                Members::Terms(list) => self.add_terms(term, list, &mut union),
            }
        }
        if valid && !everything {
            union.sort();
            union.dedup();
            parts.unions.push(union.into());
        }
    }

    fn add_terms(&mut self, place: &UnionTerm<'a>, list: Vec<(Term, bool)>, union: &mut Vec<Term>) {
        for (term, written) in list {
            let overlap = union.iter().find(|&&other| self.terms_overlap(term, other)).copied();
            match overlap {
                Some(other) if written => {
                    let message = format!(
                        "overlapping terms {} and {}",
                        self.term_str(term),
                        self.term_str(other)
                    );
                    self.error(codes::BAD_UNION, place.ty.span, message);
                }
                _ => union.push(term),
            }
        }
    }

    fn terms_overlap(&self, a: Term, b: Term) -> bool {
        let table = &self.types;
        a.ty == b.ty
            || (a.tilde && table.underlying(a.ty) == table.underlying(b.ty))
            || (b.tilde && table.underlying(a.ty) == table.underlying(b.ty))
    }

    pub(super) fn term_str(&self, term: Term) -> String {
        format!("{}{}", if term.tilde { "~" } else { "" }, self.type_str(term.ty))
    }

    /// The terms a union term stands for (several if it is a constraint interface); `None` after an error.
    fn term_members(
        &mut self,
        term: &UnionTerm<'a>,
        ty: TypeId,
        in_union: bool,
    ) -> Option<Members> {
        let table = self.table();
        if ty == TypeId::INVALID {
            return None;
        }
        let span = term.ty.span;
        if table.is_param(ty) {
            let message = match term.tilde {
                true => format!(
                    "type in term {} cannot be a type parameter",
                    self.term_str(Term { tilde: true, ty })
                ),
                false => "term cannot be a type parameter".to_string(),
            };
            self.error(codes::MISPLACED_TYPE_PARAM, span, message);
            return None;
        }
        let under = self.under(ty);
        let text = self.type_str(ty);
        if let Type::Interface(iface) = table.get(under) {
            let message = if term.tilde {
                format!("invalid use of ~ ({text} is an interface)")
            } else if in_union && !iface.methods.is_empty() {
                format!("cannot use {text} in union ({text} contains methods)")
            } else if in_union && ty == table.universe().comparable {
                "cannot use comparable in union".to_string()
            } else if in_union && iface.comparable {
                format!("cannot use {text} in union ({text} embeds comparable)")
            } else {
                return Some(match table.terms(iface) {
                    Some(terms) => Members::Terms(terms.into_iter().map(|t| (t, false)).collect()),
                    None => Members::All,
                });
            };
            self.error(codes::BAD_UNION, span, message);
            return None;
        }
        if term.tilde && under != ty && under != TypeId::INVALID {
            let message =
                format!("invalid use of ~ (underlying type of {text} is {})", self.type_str(under));
            self.error(codes::BAD_UNION, span, message);
            return None;
        }
        Some(Members::Terms(vec![(Term { tilde: term.tilde, ty }, true)]))
    }
}

/// What one term of a union contributes.
enum Members {
    /// Every type: an interface without restriction.
    All,
    /// These; the flag tells terms as written from those of an embedded constraint.
    Terms(Vec<(Term, bool)>),
}
