//! What a function tells its callers: where each parameter's value may go.
//!
//! Found by `graph.rs` for functions with a body; for natives by the pragma at their declaration
//! ([`Tag::of_native`]). Applied by `build.rs` at each call that is not inlined.

/// Where one parameter leaks to; by how many dereferences at least.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Leaks {
    heap: Option<u32>,
    /// By result; those behind the last are not reached.
    results: Vec<Option<u32>>,
}

impl Leaks {
    pub fn leak_to_heap(&mut self, derefs: i32) {
        lower(&mut self.heap, derefs as u32);
    }

    pub fn leak_to_result(&mut self, index: usize, derefs: i32) {
        if self.results.len() <= index {
            self.results.resize(index + 1, None);
        }
        lower(&mut self.results[index], derefs as u32);
    }

    /// Dereferences on the way to the heap.
    pub fn heap(&self) -> Option<i32> {
        self.heap.map(|derefs| derefs as i32)
    }

    /// Dereferences on the way to a result.
    pub fn result(&self, index: usize) -> Option<i32> {
        self.results.get(index).copied().flatten().map(|derefs| derefs as i32)
    }
}

fn lower(known: &mut Option<u32>, derefs: u32) {
    *known = Some(known.map_or(derefs, |known| known.min(derefs)));
}

/// An atomic step on memory: looks at the address, keeps the other operands.
pub(super) fn of_atomic(params: usize) -> Tag {
    let mut tag = Tag::default();
    (1..params).for_each(|at| tag.param(at).leak_to_heap(0));
    tag
}

/// The leaks of all parameters of a function, its receiver last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    params: Vec<Leaks>,
}

/// What a native does with its parameters, as the pragma at its declaration says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Native {
    /// Without a pragma: keeps them.
    Keeps,
    /// `//go:noescape`: only looks at them.
    Looks,
    /// `//go:escape results`: may return them, or parts of them.
    Returns,
    /// `//go:escape parts`: may return what they point at.
    Parts,
    /// `//go:escape first`: keeps the first, only looks at the others.
    First,
    /// `//go:escape contents`: may keep what they point at.
    Contents,
}

impl Tag {
    pub fn param(&mut self, index: usize) -> &mut Leaks {
        if self.params.len() <= index {
            self.params.resize(index + 1, Leaks::default());
        }
        &mut self.params[index]
    }

    /// The leaks of a parameter.
    pub fn leaks(&self, index: usize) -> Leaks {
        self.params.get(index).cloned().unwrap_or_default()
    }

    /// That of a native with so many parameters and results.
    pub fn of_native(pragmas: &[&str], params: usize, results: usize) -> Tag {
        let says = |text: &str| pragmas.contains(&text);
        let native = match () {
            () if says("noescape") => Native::Looks,
            () if says("escape results") => Native::Returns,
            () if says("escape parts") => Native::Parts,
            () if says("escape first") => Native::First,
            () if says("escape contents") => Native::Contents,
            () => Native::Keeps,
        };
        let mut leaks = Leaks::default();
        match native {
            Native::Keeps => leaks.leak_to_heap(0),
            Native::Looks => {}
            Native::Returns => (0..results).for_each(|index| leaks.leak_to_result(index, 0)),
            Native::Parts => (0..results).for_each(|index| leaks.leak_to_result(index, 1)),
            Native::Contents => leaks.leak_to_heap(1),
            Native::First => {
                let mut tag = Tag::default();
                tag.param(0).leak_to_heap(0);
                return tag;
            }
        }
        Tag { params: vec![leaks; params] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn natives_do_what_their_pragma_says() {
        /// Case, pragmas, leaks to the heap and to the result.
        type Case = (&'static str, &'static [&'static str], Option<i32>, Option<i32>);
        let cases: [Case; 6] = [
            ("no pragma", &[], Some(0), None),
            ("another pragma", &["noinline"], Some(0), None),
            ("looks", &["noescape"], None, None),
            ("returns", &["escape results"], None, Some(0)),
            ("returns parts", &["escape parts"], None, Some(1)),
            ("keeps contents", &["escape contents"], Some(1), None),
        ];
        for (case, pragmas, heap, result) in cases {
            let leaks = Tag::of_native(pragmas, 2, 1).leaks(1);
            assert_eq!((leaks.heap(), leaks.result(0)), (heap, result), "{case}");
        }
    }
}
