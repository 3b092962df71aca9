//! How evenly a word is spread over the articles: [`Dispersion`].

use crate::stats::{Measured, Undefined};

/// How often a word stands in each article, and how many words each has. Articles without words are left out.
///
/// ```
/// use vidne::stats::Dispersion;
/// let even = Dispersion { counts: &[2, 4], sizes: &[100, 200] };
/// assert_eq!(even.dp(), Ok(0.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dispersion<'a> {
    /// How often the word stands in each.
    pub counts: &'a [u64],
    /// How many words each has.
    pub sizes: &'a [u64],
}

impl Dispersion<'_> {
    /// In how many articles the word stands.
    #[must_use]
    pub fn range(&self) -> usize {
        self.counts.iter().filter(|&&count| count > 0).count()
    }

    /// Gries' deviation of proportions (2008): ½ Σ |f/F - s/S|. 0 is even, towards 1 is clumped.
    ///
    /// # Errors
    /// Without the word, or with one article only.
    pub fn dp(&self) -> Measured {
        let (all, total) = self.check()?;
        let apart = self.parts().map(|(count, size)| (count / all - size / total).abs());
        Ok(apart.sum::<f64>() / 2.0)
    }

    /// DP so that the most clumped is 1 (Lijffijt & Gries 2012): DP / (1 - min s/S).
    ///
    /// # Errors
    /// As [`Dispersion::dp`].
    pub fn dp_norm(&self) -> Measured {
        let (_, total) = self.check()?;
        let smallest = self.parts().map(|(_, size)| size).fold(f64::INFINITY, f64::min);
        Ok(self.dp()? / (1.0 - smallest / total))
    }

    /// Juilland's D on rates: 1 - (sd / mean) / √(n - 1), from 0 (clumped) to 1 (even).
    ///
    /// # Errors
    /// As [`Dispersion::dp`].
    pub fn juilland(&self) -> Measured {
        self.check()?;
        let n = self.parts().count() as f64;
        let rates = || self.parts().map(|(count, size)| count / size);
        let mean = rates().sum::<f64>() / n;
        let variance = rates().map(|rate| (rate - mean) * (rate - mean)).sum::<f64>() / n;
        Ok((1.0 - variance.sqrt() / mean / (n - 1.0).sqrt()).max(0.0))
    }

    /// The Kullback-Leibler divergence from an even spread, in bits.
    ///
    /// # Errors
    /// As [`Dispersion::dp`].
    pub fn divergence(&self) -> Measured {
        let (all, total) = self.check()?;
        let used = self.parts().filter(|(count, _)| *count > 0.0);
        Ok(used.map(|(count, size)| count / all * (count / all / (size / total)).log2()).sum())
    }

    fn parts(&self) -> impl Iterator<Item = (f64, f64)> {
        let pairs = self.counts.iter().zip(self.sizes).filter(|(_, size)| **size > 0);
        pairs.map(|(&count, &size)| (count as f64, size as f64))
    }

    /// How often the word stands in all, and how many words all have.
    fn check(&self) -> Result<(f64, f64), Undefined> {
        let contradict = self.counts.iter().zip(self.sizes).any(|(count, size)| count > size);
        if self.counts.len() != self.sizes.len() || contradict {
            return Err(Undefined::Contradiction);
        }
        let (all, total) = self.parts().fold((0.0, 0.0), |(all, total), (count, size)| (all + count, total + size));
        match self.parts().count() {
            _ if all == 0.0 => Err(Undefined::Empty),
            1 => Err(Undefined::OnePart),
            _ => Ok((all, total)),
        }
    }
}
