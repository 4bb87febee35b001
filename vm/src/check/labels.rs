//! Labels: declared once, used, and jumped to from where that is allowed.
//!
//! Called by `stmt.rs`, once per function body.

use crate::check::object::{ObjId, ObjectKind};
use crate::check::types::TypeId;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;

/// A block of the function being checked, for jumps.
struct BlockInfo {
    parent: Option<usize>,
    start: Span,
}

struct Label {
    obj: ObjId,
    ident: Ident,
    used: bool,
    block: usize,
}

struct Goto {
    ident: Ident,
    block: usize,
}

/// A declaration that a `goto` must not jump over.
struct Declared {
    block: usize,
    at: Span,
    name: Option<Symbol>,
}

/// What a label stands before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Loop,
    Breakable,
    Other,
}

#[derive(Default)]
struct Labels {
    blocks: Vec<BlockInfo>,
    labels: FxHashMap<Symbol, Label>,
    gotos: Vec<Goto>,
    declared: Vec<Declared>,
    /// Labels around the statement being looked at, innermost last.
    enclosing: Vec<(Symbol, Target)>,
}

impl<'a> Checker<'a> {
    /// Checks all labels of a function body (function literals inside have their own).
    pub(super) fn check_labels(&mut self, body: &'a Block<'a>) {
        let mut labels = Labels::default();
        labels.blocks.push(BlockInfo { parent: None, start: body.span });
        self.declare_labels(body.stmts, &mut labels, 0);
        if labels.labels.is_empty() && !has_labelled_branch(body.stmts) {
            return;
        }
        labels.blocks.truncate(1);
        self.walk_labels(body.stmts, &mut labels, 0);
        self.check_gotos(&mut labels);
        let mut unused: Vec<Ident> =
            labels.labels.values().filter(|l| !l.used).map(|l| l.ident).collect();
        unused.sort_by_key(|i| i.span.lo);
        for ident in unused {
            let message = format!("label {} defined and not used", self.text(ident.name));
            self.error(codes::UNUSED_LABEL, ident.span, message);
        }
    }

    fn declare_labels(&mut self, list: &'a [Stmt<'a>], labels: &mut Labels, block: usize) {
        for stmt in list {
            let mut stmt = stmt;
            while let StmtKind::Labeled { label, stmt: inner } = &stmt.kind {
                self.declare_label(*label, labels, block);
                stmt = inner;
            }
            for_each_block(stmt, &mut |span, inner| {
                labels.blocks.push(BlockInfo { parent: Some(block), start: span });
                let id = labels.blocks.len() - 1;
                self.declare_labels(inner, labels, id);
            });
        }
    }

    fn declare_label(&mut self, ident: Ident, labels: &mut Labels, block: usize) {
        if ident.name == Symbol::BLANK {
            return;
        }
        if let Some(first) = labels.labels.get(&ident.name) {
            let place = self.place(first.ident.span);
            let message = format!("label {} already defined at {place}", self.text(ident.name));
            return self.error(codes::DUPLICATE_LABEL, ident.span, message);
        }
        let obj = self.new_object(ident.name, Some(ident.span), TypeId::INVALID, ObjectKind::Label);
        self.record_object(ident.id, obj);
        labels.labels.insert(ident.name, Label { obj, ident, used: false, block });
    }

    /// Second pass in the same order: block numbers are the same as in the first.
    fn walk_labels(&mut self, list: &'a [Stmt<'a>], labels: &mut Labels, block: usize) {
        for stmt in list {
            let mut stmt = stmt;
            let depth = labels.enclosing.len();
            while let StmtKind::Labeled { label, stmt: inner } = &stmt.kind {
                labels.enclosing.push((label.name, target_kind(inner)));
                stmt = inner;
            }
            self.walk_label_stmt(stmt, labels, block);
            for_each_block(stmt, &mut |span, inner| {
                labels.blocks.push(BlockInfo { parent: Some(block), start: span });
                let id = labels.blocks.len() - 1;
                self.walk_labels(inner, labels, id);
            });
            labels.enclosing.truncate(depth);
        }
    }

    fn walk_label_stmt(&mut self, stmt: &'a Stmt<'a>, labels: &mut Labels, block: usize) {
        match &stmt.kind {
            StmtKind::Goto(ident) => {
                let known = self.use_label(*ident, labels, "label %s not defined");
                labels.gotos.extend(known.then_some(Goto { ident: *ident, block }));
            }
            StmtKind::Break(Some(ident)) => self.check_branch(*ident, labels, "break"),
            StmtKind::Continue(Some(ident)) => self.check_branch(*ident, labels, "continue"),
            StmtKind::Decl(Decl::Var(group)) => {
                let name = group.first().and_then(|s| s.names.first()).map(|n| n.name);
                labels.declared.push(Declared { block, at: stmt.span, name });
            }
            StmtKind::Define { lhs, .. } => {
                let name = lhs.iter().find_map(|l| match l.kind {
                    ExprKind::Name(name) => Some(name),
                    _ => None,
                });
                labels.declared.push(Declared { block, at: stmt.span, name });
            }
            _ => {}
        }
    }

    /// Marks a label as used, or reports that there is none.
    fn use_label(&mut self, ident: Ident, labels: &mut Labels, missing: &str) -> bool {
        match labels.labels.get_mut(&ident.name) {
            Some(label) => {
                label.used = true;
                let obj = label.obj;
                self.record_object(ident.id, obj);
                true
            }
            None => {
                let message = missing.replace("%s", self.text(ident.name));
                self.error(codes::UNDEFINED_LABEL, ident.span, message);
                false
            }
        }
    }

    fn check_branch(&mut self, ident: Ident, labels: &mut Labels, word: &str) {
        if !self.use_label(ident, labels, &format!("{word} label not defined: %s")) {
            return;
        }
        let around = labels.enclosing.iter().rev().find(|(name, _)| *name == ident.name);
        let fits = around.is_some_and(|&(_, target)| match word {
            "break" => target != Target::Other,
            _ => target == Target::Loop,
        });
        if !fits {
            let message = format!("invalid {word} label {}", self.text(ident.name));
            self.error(codes::BAD_LABEL, ident.span, message);
        }
    }

    fn check_gotos(&mut self, labels: &mut Labels) {
        for jump in &labels.gotos {
            let Some(label) = labels.labels.get(&jump.ident.name) else { continue };
            let mut around = Some(jump.block);
            while let Some(block) = around.filter(|&b| b != label.block) {
                around = labels.blocks[block].parent;
            }
            let name = self.text(jump.ident.name).to_string();
            if around.is_none() {
                let place = self.place(labels.blocks[label.block].start);
                let message = format!("goto {name} jumps into block starting at {place}");
                self.error(codes::JUMP_INTO_BLOCK, jump.ident.span, message);
                continue;
            }
            let over = labels.declared.iter().find(|d| {
                d.block == label.block
                    && jump.ident.span.lo < d.at.lo
                    && d.at.lo < label.ident.span.lo
            });
            if let Some(over) = over {
                let (place, what) =
                    (self.place(over.at), over.name.map(|n| self.text(n)).unwrap_or("_"));
                let message = format!("goto {name} jumps over declaration of {what} at {place}");
                self.error(codes::JUMP_OVER_VAR, jump.ident.span, message);
            }
        }
    }
}

fn target_kind(stmt: &Stmt<'_>) -> Target {
    match stmt.kind {
        StmtKind::For { .. } | StmtKind::Range { .. } => Target::Loop,
        StmtKind::Switch { .. } | StmtKind::TypeSwitch { .. } | StmtKind::Select(_) => {
            Target::Breakable
        }
        _ => Target::Other,
    }
}

/// Calls `f` with the place and the statements of every block directly inside a statement.
fn for_each_block<'a>(stmt: &'a Stmt<'a>, f: &mut dyn FnMut(Span, &'a [Stmt<'a>])) {
    match &stmt.kind {
        StmtKind::Block(block) => f(block.span, block.stmts),
        StmtKind::If { then, els, .. } => {
            f(then.span, then.stmts);
            if let Some(els) = els {
                match &els.kind {
                    StmtKind::Block(block) => f(block.span, block.stmts),
                    _ => for_each_block(els, f),
                }
            }
        }
        StmtKind::For { body, .. } | StmtKind::Range { body, .. } => f(body.span, body.stmts),
        StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
            cases.iter().for_each(|c| f(c.span, c.body));
        }
        StmtKind::Select(clauses) => clauses.iter().for_each(|c| f(c.span, c.body)),
        StmtKind::Labeled { stmt, .. } => for_each_block(stmt, f),
        _ => {}
    }
}

/// Whether a `break`, `continue` or `goto` with a label occurs.
fn has_labelled_branch(list: &[Stmt<'_>]) -> bool {
    list.iter().any(|mut stmt| {
        while let StmtKind::Labeled { stmt: inner, .. } = &stmt.kind {
            stmt = inner;
        }
        let branch = matches!(
            stmt.kind,
            StmtKind::Goto(_) | StmtKind::Break(Some(_)) | StmtKind::Continue(Some(_))
        );
        let mut inside = false;
        for_each_block(stmt, &mut |_, inner| inside |= has_labelled_branch(inner));
        branch || inside
    })
}
