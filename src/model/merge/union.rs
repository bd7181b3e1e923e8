//! Keeps which things were joined (union-find with path halving).

/// Sets of numbers that only ever grow together.
#[derive(Clone, Debug, Default)]
pub struct Union {
    parent: Vec<u32>,
}

impl Union {
    /// `count` numbers, each alone.
    pub fn new(count: usize) -> Self {
        Self {
            parent: (0..count as u32).collect(),
        }
    }

    /// The number that stands for the set of `of`.
    pub fn find(&mut self, of: usize) -> usize {
        let mut at = of;
        while self.parent[at] as usize != at {
            let up = self.parent[at] as usize;
            self.parent[at] = self.parent[up];
            at = self.parent[at] as usize;
        }
        at
    }

    /// Makes the sets of `a` and `b` one, called as `a`'s was.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[b] = a as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_numbers_share_a_root() {
        let mut union = Union::new(5);
        union.join(0, 3);
        union.join(3, 4);
        assert_eq!(union.find(4), union.find(0));
        assert_ne!(union.find(1), union.find(0));
    }
}
