//! How much more one side uses a word than another: [`Keyness`].

use statrs::distribution::{ChiSquared, ContinuousCDF};
use statrs::function::gamma::ln_gamma;

use crate::stats::{Measured, Undefined};

/// A word on two sides: `a` times in `n1` words here, `b` times in `n2` there.
///
/// ```
/// use vidne::stats::Keyness;
/// let tillid = Keyness { a: 30, n1: 1_000, b: 10, n2: 1_000 };
/// assert!(tillid.g2().unwrap() > 10.0);
/// assert_eq!(tillid.percent_diff(), Ok(200.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keyness {
    /// How often here.
    pub a: u64,
    /// Words here.
    pub n1: u64,
    /// How often there.
    pub b: u64,
    /// Words there.
    pub n2: u64,
}

impl Keyness {
    /// The log-likelihood ratio G² of all four cells (Dunning 1993): 2 Σ O ln(O/E). Never negative.
    ///
    /// # Errors
    /// If a side has no words, or more hits than words.
    pub fn g2(&self) -> Measured {
        let cells = self.cells()?;
        Ok((2.0 * cells.iter().map(|&[o, e]| term(o, e)).sum::<f64>()).max(0.0))
    }

    /// G² with a minus where the word is rarer here than there.
    ///
    /// # Errors
    /// As [`Keyness::g2`].
    pub fn signed_g2(&self) -> Measured {
        let [[observed, expected], ..] = self.cells()?;
        let g2 = self.g2()?;
        Ok(if observed < expected { -g2 } else { g2 })
    }

    /// G² of the two cells of the word alone (Rayson & Garside 2000; the UCREL calculator).
    ///
    /// # Errors
    /// As [`Keyness::g2`].
    pub fn g2_of_two(&self) -> Measured {
        let [here, there, ..] = self.cells()?;
        Ok(2.0 * (term(here[0], here[1]) + term(there[0], there[1])))
    }

    /// Pearson's χ² without correction.
    ///
    /// # Errors
    /// As [`Keyness::g2`].
    pub fn chi2(&self) -> Measured {
        let cells = self.cells()?;
        Ok(cells.iter().filter(|[_, e]| *e > 0.0).map(|[o, e]| (o - e) * (o - e) / e).sum())
    }

    /// The probability of a G² this large if there were no difference (χ², one degree of freedom).
    ///
    /// # Errors
    /// As [`Keyness::g2`].
    pub fn p(&self) -> Measured {
        self.g2().map(p_of_chi2)
    }

    /// Fisher's exact probability, of both tails.
    ///
    /// # Errors
    /// As [`Keyness::g2`].
    pub fn fisher(&self) -> Measured {
        self.cells()?;
        let (hits, all) = (self.a + self.b, self.n1 + self.n2);
        let ln_p = |a: u64| ln_choose(self.n1, a) + ln_choose(self.n2, hits - a) - ln_choose(all, hits);
        // Tables as likely as this one belong to the tails although their last digits differ.
        let limit = ln_p(self.a) + 1e-7;
        let tables = hits.saturating_sub(self.n2)..=hits.min(self.n1);
        Ok(tables.map(ln_p).filter(|&ln| ln <= limit).map(f64::exp).sum::<f64>().min(1.0))
    }

    /// Log ratio (Hardie 2014): how many times the rate doubles; a count of 0 is taken as 0.5.
    ///
    /// # Errors
    /// If both counts are 0, or a side has no words.
    pub fn log_ratio(&self) -> Measured {
        self.cells()?;
        if self.a + self.b == 0 {
            return Err(Undefined::Empty);
        }
        let rate = |count: u64, words: u64| if count == 0 { 0.5 } else { count as f64 } / words as f64;
        Ok((rate(self.a, self.n1) / rate(self.b, self.n2)).log2())
    }

    /// %DIFF (Gabrielatos & Marchi 2011): by how many per cent the rate here differs from the rate there.
    ///
    /// # Errors
    /// If the word is not used there, or a side has no words.
    pub fn percent_diff(&self) -> Measured {
        self.cells()?;
        if self.b == 0 {
            return Err(Undefined::NoneThere);
        }
        let times = self.a as f64 * self.n2 as f64 / (self.b as f64 * self.n1 as f64);
        Ok((times - 1.0) * 100.0)
    }

    /// The Bayes factor of G² (Wilson 2013): G² - ln N. Above 2 there is evidence, above 10 very strong evidence.
    ///
    /// # Errors
    /// As [`Keyness::g2`].
    pub fn bic(&self) -> Measured {
        Ok(self.g2()? - ((self.n1 + self.n2) as f64).ln())
    }

    /// The odds ratio, half a hit added to every cell (Haldane).
    ///
    /// # Errors
    /// As [`Keyness::g2`].
    pub fn odds_ratio(&self) -> Measured {
        self.cells()?;
        let [a, b, c, d] = [self.a, self.b, self.n1 - self.a, self.n2 - self.b].map(|count| count as f64 + 0.5);
        Ok(a * d / (b * c))
    }

    /// Observed and expected: here, there, the other words here, the other words there.
    fn cells(&self) -> Result<[[f64; 2]; 4], Undefined> {
        let Self { a, n1, b, n2 } = *self;
        if n1 == 0 || n2 == 0 {
            return Err(Undefined::Empty);
        }
        if a > n1 || b > n2 {
            return Err(Undefined::Contradiction);
        }
        let all = (n1 + n2) as f64;
        let cell = |observed: u64, row: u64, column: u64| [observed as f64, row as f64 * column as f64 / all];
        let (hits, rest) = (a + b, n1 + n2 - a - b);
        Ok([cell(a, hits, n1), cell(b, hits, n2), cell(n1 - a, rest, n1), cell(n2 - b, rest, n2)])
    }
}

/// O ln(O/E); nothing where nothing was observed.
fn term(observed: f64, expected: f64) -> f64 {
    if observed == 0.0 { 0.0 } else { observed * (observed / expected).ln() }
}

fn ln_choose(from: u64, draw: u64) -> f64 {
    let ln_factorial = |n: u64| ln_gamma(n as f64 + 1.0);
    ln_factorial(from) - ln_factorial(draw) - ln_factorial(from - draw)
}

/// The probability of a value this large under χ² with one degree of freedom.
fn p_of_chi2(value: f64) -> f64 {
    ChiSquared::new(1.0).map_or(1.0, |chi2| chi2.sf(value))
}

/// Probabilities corrected for asking many questions (Holm 1979): keeps the risk of even one false alarm.
///
/// ```
/// assert_eq!(vidne::stats::holm(&[0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]);
/// ```
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut corrected = vec![0.0; p.len()];
    let mut floor = 0.0_f64;
    for (rank, &index) in ascending(p).iter().enumerate() {
        floor = floor.max(((p.len() - rank) as f64 * p[index]).min(1.0));
        corrected[index] = floor;
    }
    corrected
}

/// Probabilities corrected for asking many questions (Benjamini & Hochberg 1995): keeps the share of false alarms.
///
/// ```
/// assert_eq!(vidne::stats::benjamini_hochberg(&[0.01, 0.04, 0.03]), [0.03, 0.04, 0.04]);
/// ```
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut corrected = vec![0.0; p.len()];
    let mut ceiling = 1.0_f64;
    for (rank, &index) in ascending(p).iter().enumerate().rev() {
        ceiling = ceiling.min(p.len() as f64 * p[index] / (rank + 1) as f64);
        corrected[index] = ceiling;
    }
    corrected
}

fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    order
}
