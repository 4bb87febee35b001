//! Blocks and the names declared in them.
//!
//! The universe is around every package, a package around its files (which hold imports), a file around functions and
//! their blocks. Statements are checked in order and names enter a block when their scope begins, so a lookup needs no
//! positions. (Function literals in package-level variables are checked later; their names are not in a block that
//! grows.)

use crate::check::Checker;
use crate::check::codes;
use crate::check::object::ObjId;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;

/// A block: index into `Checker::scopes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ScopeId(pub(super) u32);

/// One block.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub(super) parent: Option<ScopeId>,
    pub(super) names: FxHashMap<Symbol, ObjId>,
}

impl<'a> Checker<'a> {
    pub(super) fn new_scope(&mut self, parent: Option<ScopeId>) -> ScopeId {
        self.scopes.push(Scope { parent, names: FxHashMap::default() });
        ScopeId(self.scopes.len() as u32 - 1)
    }

    pub(super) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// Opens a block inside the current one and makes it current; gives the one to return to.
    pub(super) fn open_scope(&mut self) -> ScopeId {
        let outer = self.env.scope;
        self.env.scope = self.new_scope(Some(outer));
        outer
    }

    pub(super) fn close_scope(&mut self, outer: ScopeId) {
        self.env.scope = outer;
    }

    /// What a name means here.
    pub(super) fn lookup_name(&self, name: Symbol) -> Option<ObjId> {
        let mut scope = Some(self.env.scope);
        while let Some(id) = scope {
            let block = self.scope(id);
            if let Some(&obj) = block.names.get(&name) {
                return Some(obj);
            }
            scope = block.parent;
        }
        None
    }

    /// Enters an object into a block under its own name; reports a second declaration.
    pub(super) fn declare(&mut self, scope: ScopeId, obj: ObjId) {
        let name = self.info.object(obj).name;
        if name == Symbol::BLANK {
            return;
        }
        match self.scope(scope).names.get(&name) {
            Some(&other) => self.redeclared(name, self.info.object(obj).span, other),
            None => {
                self.scopes[scope.0 as usize].names.insert(name, obj);
            }
        }
    }

    pub(super) fn redeclared(&mut self, name: Symbol, span: Option<Span>, other: ObjId) {
        let Some(span) = span else { return };
        let text = self.interner.text(name);
        match self.info.object(other).span {
            Some(first) => {
                let message = format!("{text} redeclared in this block");
                let note = format!("other declaration of {text}");
                self.error_note(codes::REDECLARED, span, message, first, note);
            }
            None => {
                let message = format!("{text} redeclared in this block");
                self.error(codes::REDECLARED, span, message);
            }
        }
    }
}
