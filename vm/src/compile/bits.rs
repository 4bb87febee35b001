//! A set of frame words: what the builder knows of pointers and pins, and what liveness computes.

/// A growable bit set; words past its end are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// An empty set with room for `words` members.
    pub fn with_capacity(words: usize) -> Bits {
        Bits(vec![0; words.div_ceil(64)])
    }

    /// Adds `at`.
    pub fn insert(&mut self, at: usize) {
        if self.0.len() <= at / 64 {
            self.0.resize(at / 64 + 1, 0);
        }
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// Removes `at`.
    pub fn remove(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word &= !(1 << (at % 64));
        }
    }

    /// Removes everything from `at` on.
    pub fn truncate(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word &= (1 << (at % 64)) - 1;
        }
        for word in self.0.iter_mut().skip(at / 64 + 1) {
            *word = 0;
        }
    }

    /// Whether `at` is a member.
    pub fn contains(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Adds all members of `other`; says whether that changed anything.
    pub fn union(&mut self, other: &Bits) -> bool {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut changed = false;
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            changed |= *theirs & !*mine != 0;
            *mine |= theirs;
        }
        changed
    }

    /// Keeps only members of `other`.
    pub fn intersect(&mut self, other: &Bits) {
        for (at, mine) in self.0.iter_mut().enumerate() {
            *mine &= other.0.get(at).copied().unwrap_or(0);
        }
    }

    /// The bits in 64-bit words, exactly `words` of them.
    pub fn to_words(&self, words: usize) -> impl Iterator<Item = u64> + '_ {
        (0..words).map(|at| self.0.get(at).copied().unwrap_or(0))
    }
}
