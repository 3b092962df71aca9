//! How strongly two things go together: [`Association`], for words beside each other and themes in the same quote.

use crate::stats::{Keyness, Measured, Undefined};

/// Two things that meet `o` times; one occurs `f1` times, the other `f2`, in `n` places.
///
/// ```
/// use vidne::stats::Association;
/// let pair = Association { o: 300, f1: 300, f2: 300, n: 10_000 };
/// assert_eq!(pair.log_dice(), Ok(14.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Association {
    /// How often they meet.
    pub o: u64,
    /// How often the first occurs.
    pub f1: u64,
    /// How often the second occurs.
    pub f2: u64,
    /// How many places there are.
    pub n: u64,
}

impl Association {
    /// Pointwise mutual information (Church & Hanks 1990): log2(O·N / f1·f2).
    ///
    /// # Errors
    /// If the two never meet.
    pub fn pmi(&self) -> Measured {
        self.lift().map(f64::log2)
    }

    /// PMI between -1 (never), 0 (by chance) and 1 (always together) (Bouma 2009).
    ///
    /// # Errors
    /// If one of them does not occur.
    pub fn npmi(&self) -> Measured {
        self.check()?;
        if self.o == 0 {
            return Ok(-1.0);
        }
        if self.o == self.n {
            return Ok(1.0);
        }
        Ok(self.pmi()? / -(self.o as f64 / self.n as f64).log2())
    }

    /// How many times as often as by chance: O·N / f1·f2.
    ///
    /// # Errors
    /// If the two never meet.
    pub fn lift(&self) -> Measured {
        self.meet()?;
        Ok(self.o as f64 * self.n as f64 / (self.f1 as f64 * self.f2 as f64))
    }

    /// logDice (Rychlý 2008): 14 + log2(Dice); at most 14, whatever the size of the corpus.
    ///
    /// # Errors
    /// If the two never meet.
    pub fn log_dice(&self) -> Measured {
        self.meet()?;
        Ok(14.0 + (2.0 * self.o as f64 / (self.f1 + self.f2) as f64).log2())
    }

    /// Dice: 2O / (f1 + f2).
    ///
    /// # Errors
    /// If neither occurs.
    pub fn dice(&self) -> Measured {
        self.check()?;
        Ok(2.0 * self.o as f64 / (self.f1 + self.f2) as f64)
    }

    /// Jaccard: O / (f1 + f2 - O).
    ///
    /// # Errors
    /// If neither occurs.
    pub fn jaccard(&self) -> Measured {
        self.check()?;
        Ok(self.o as f64 / (self.f1 + self.f2 - self.o) as f64)
    }

    /// The t-score (Church et al. 1991): (O - E) / √O.
    ///
    /// # Errors
    /// If the two never meet.
    pub fn t(&self) -> Measured {
        self.meet()?;
        let expected = self.f1 as f64 * self.f2 as f64 / self.n as f64;
        Ok((self.o as f64 - expected) / (self.o as f64).sqrt())
    }

    /// The log-likelihood ratio G² of the four cells.
    ///
    /// # Errors
    /// If one of them does not occur, or occurs everywhere.
    pub fn g2(&self) -> Measured {
        self.keyness()?.g2()
    }

    /// ΔP (Gries 2013): by how much the second is likelier where the first is.
    ///
    /// # Errors
    /// If the first does not occur, or occurs everywhere.
    pub fn delta_p(&self) -> Measured {
        let Keyness { a, n1, b, n2 } = self.keyness()?;
        if n2 == 0 {
            return Err(Undefined::OneValue);
        }
        Ok(a as f64 / n1 as f64 - b as f64 / n2 as f64)
    }

    /// The second thing where the first is, and where it is not.
    fn keyness(&self) -> Result<Keyness, Undefined> {
        self.check()?;
        Ok(Keyness { a: self.o, n1: self.f1, b: self.f2 - self.o, n2: self.n - self.f1 })
    }

    fn check(&self) -> Result<(), Undefined> {
        if self.f1 == 0 || self.f2 == 0 {
            return Err(Undefined::Empty);
        }
        let holds = self.o <= self.f1.min(self.f2) && self.f1.max(self.f2) <= self.n;
        if holds { Ok(()) } else { Err(Undefined::Contradiction) }
    }

    fn meet(&self) -> Result<(), Undefined> {
        self.check()?;
        if self.o == 0 { Err(Undefined::NeverMeet) } else { Ok(()) }
    }
}
