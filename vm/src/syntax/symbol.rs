//! Interned names: comparing and hashing identifiers by number.

use rustc_hash::FxHashMap;

/// An interned name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(pub u32);

impl Symbol {
    /// The blank identifier `_`: always interned first.
    pub const BLANK: Symbol = Symbol(0);
}

/// The table of all names of a program.
#[derive(Debug)]
pub struct Interner {
    names: Vec<Box<str>>,
    index: FxHashMap<Box<str>, Symbol>,
}

impl Default for Interner {
    fn default() -> Self {
        let mut interner = Interner { names: Vec::new(), index: FxHashMap::default() };
        interner.intern("_");
        interner
    }
}

impl Interner {
    /// The number of `name`, given now if it has none.
    pub fn intern(&mut self, name: &str) -> Symbol {
        if let Some(&symbol) = self.index.get(name) {
            return symbol;
        }
        let symbol = Symbol(u32::try_from(self.names.len()).expect("fewer than 2^32 names"));
        self.names.push(name.into());
        self.index.insert(name.into(), symbol);
        symbol
    }

    /// The number of `name` if it was seen before.
    pub fn get(&self, name: &str) -> Option<Symbol> {
        self.index.get(name).copied()
    }

    /// The text of a name.
    pub fn text(&self, symbol: Symbol) -> &str {
        &self.names[symbol.0 as usize]
    }
}
