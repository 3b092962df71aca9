//! How sure a share is: intervals, for single observations and for whole articles.

use statrs::distribution::{Beta, ContinuousCDF, Normal};

use crate::stats::Undefined;

/// From and to.
pub type Interval = [f64; 2];

/// With fewer articles than this, drawing articles anew says nothing.
const FEWEST: usize = 5;

/// Wilson's interval (1927) for `k` of `n` independent observations.
///
/// ```
/// let [from, to] = vidne::stats::wilson(7, 18, 0.95).unwrap();
/// assert!(from > 0.20 && to < 0.62);
/// ```
///
/// # Errors
/// Without observations, or with more hits than observations.
pub fn wilson(k: u64, n: u64, level: f64) -> Result<Interval, Undefined> {
    let (k, n) = check(k, n)?;
    let z = quantile(f64::midpoint(1.0, level));
    let (p, z2) = (k / n, z * z);
    let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    // The ends are exact where all or none are hits; rounding is not.
    let from = if k == 0.0 { 0.0 } else { middle - half };
    let to = if k == n { 1.0 } else { middle + half };
    Ok([from, to])
}

/// The exact interval of Clopper & Pearson (1934): wider than it need be, never too narrow.
///
/// # Errors
/// As [`wilson`].
pub fn clopper_pearson(k: u64, n: u64, level: f64) -> Result<Interval, Undefined> {
    let (k, n) = check(k, n)?;
    let tail = (1.0 - level) / 2.0;
    let beta = |a: f64, b: f64, p: f64| Beta::new(a, b).map_or(f64::NAN, |beta| polish(&beta, beta.inverse_cdf(p), p));
    let from = if k == 0.0 { 0.0 } else { beta(k, n - k + 1.0, tail) };
    let to = if k == n { 1.0 } else { beta(k + 1.0, n - k, 1.0 - tail) };
    Ok([from, to])
}

/// A few steps of Newton's method: the library stops a few digits early.
fn polish(beta: &Beta, mut x: f64, p: f64) -> f64 {
    use statrs::distribution::Continuous;
    for _ in 0..3 {
        let step = (beta.cdf(x) - p) / beta.pdf(x);
        if step.is_finite() && (0.0..=1.0).contains(&(x - step)) {
            x -= step;
        }
    }
    x
}

fn check(k: u64, n: u64) -> Result<(f64, f64), Undefined> {
    match n {
        0 => Err(Undefined::Empty),
        _ if k > n => Err(Undefined::Contradiction),
        _ => Ok((k as f64, n as f64)),
    }
}

fn quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(p)
}

/// How to draw articles anew: a cluster bootstrap (Davison & Hinkley 1997, ch. 3).
///
/// Quotes of one article are not independent, so that whole articles are drawn. Every replicate has its own stream of
/// random numbers, so that the result is the same for any number of threads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bootstrap {
    /// How many times to draw a corpus.
    pub replicates: u32,
    /// Where the random numbers begin.
    pub seed: u64,
    /// How sure, 0.95 for 95 %.
    pub level: f64,
    /// How the ends are found.
    pub ends: Ends,
}

/// How the ends of an interval are found among the replicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ends {
    /// As they lie (percentile).
    Percentile,
    /// Corrected for bias and skew (BCa; Efron 1987).
    Corrected,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { replicates: 10_000, seed: 1, level: 0.95, ends: Ends::Percentile }
    }
}

/// What articles have: of each theme so many quotes, of so many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clusters {
    /// How many themes there are.
    themes: usize,
    /// Article by article: the hits of every theme, then of how many.
    cells: Vec<u64>,
}

impl Clusters {
    /// No articles yet, and so many themes.
    #[must_use]
    pub const fn new(themes: usize) -> Self {
        Self { themes, cells: Vec::new() }
    }

    /// Adds an article with `hits` of each theme in `of` quotes.
    ///
    /// # Panics
    /// If there are not as many hits as themes.
    pub fn push(&mut self, hits: &[u64], of: u64) {
        assert_eq!(hits.len(), self.themes, "an article has hits for every theme");
        self.cells.extend_from_slice(hits);
        self.cells.push(of);
    }

    /// How many articles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len() / (self.themes + 1)
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    fn article(&self, index: usize) -> &[u64] {
        let width = self.themes + 1;
        &self.cells[index * width..(index + 1) * width]
    }

    /// The sums over `articles`.
    fn sums(&self, articles: impl Iterator<Item = usize>) -> Vec<u64> {
        let mut sums = vec![0; self.themes + 1];
        articles.for_each(|index| sums.iter_mut().zip(self.article(index)).for_each(|(sum, cell)| *sum += cell));
        sums
    }
}

impl Bootstrap {
    /// The interval of every theme's share: Σ hits / Σ quotes.
    ///
    /// # Errors
    /// With fewer than five articles, or without quotes.
    pub fn shares(&self, clusters: &Clusters) -> Result<Vec<Interval>, Undefined> {
        if clusters.len() < FEWEST {
            return Err(Undefined::TooFewArticles(FEWEST));
        }
        self.shares_of_any(clusters)
    }

    /// The same for however few articles.
    ///
    /// # Errors
    /// Without articles or quotes.
    pub fn shares_of_any(&self, clusters: &Clusters) -> Result<Vec<Interval>, Undefined> {
        let whole = clusters.sums(0..clusters.len());
        if whole[clusters.themes] == 0 || self.replicates == 0 {
            return Err(Undefined::Empty);
        }
        let drawn = self.draw(clusters);
        let shares_of = |theme: usize| {
            let mut shares: Vec<f64> = drawn.iter().filter_map(|sums| share(sums, theme)).collect();
            shares.sort_by(f64::total_cmp);
            shares
        };
        let interval = |theme| self.interval(&shares_of(theme), clusters, &whole, theme);
        Ok((0..clusters.themes).map(interval).collect())
    }

    /// The sums of every replicate.
    fn draw(&self, clusters: &Clusters) -> Vec<Vec<u64>> {
        let replicate = |index: u32| {
            let mut stream = Stream::new(self.seed, index);
            clusters.sums((0..clusters.len()).map(|_| stream.below(clusters.len())))
        };
        #[cfg(feature = "files")]
        {
            use rayon::prelude::*;
            (0..self.replicates).into_par_iter().map(replicate).collect()
        }
        #[cfg(not(feature = "files"))]
        (0..self.replicates).map(replicate).collect()
    }

    fn interval(&self, sorted: &[f64], clusters: &Clusters, whole: &[u64], theme: usize) -> Interval {
        let tail = (1.0 - self.level) / 2.0;
        let at = |p: f64| sorted[((p * sorted.len() as f64).ceil() as usize).clamp(1, sorted.len()) - 1];
        let Some(point) = share(whole, theme).filter(|_| self.ends == Ends::Corrected) else {
            return [at(tail), at(1.0 - tail)];
        };
        // Replicates at the point itself lie on either side.
        let below = sorted.partition_point(|&value| value < point);
        let within = sorted.partition_point(|&value| value <= point);
        let bias = quantile((below + within) as f64 / (2.0 * sorted.len() as f64));
        let skew = acceleration(clusters, whole, theme);
        let corrected = |p: f64| {
            let z = bias + quantile(p);
            Normal::standard().cdf(bias + z / (1.0 - skew * z))
        };
        if bias.is_finite() { [at(corrected(tail)), at(corrected(1.0 - tail))] } else { [at(tail), at(1.0 - tail)] }
    }
}

fn share(sums: &[u64], theme: usize) -> Option<f64> {
    let all = *sums.last()?;
    (all > 0).then(|| sums[theme] as f64 / all as f64)
}

/// The skew of the share by leaving out one article at a time (jackknife): Σd³ / 6(Σd²)^1.5.
fn acceleration(clusters: &Clusters, whole: &[u64], theme: usize) -> f64 {
    let without = |index: usize| {
        let rest: Vec<u64> = whole.iter().zip(clusters.article(index)).map(|(all, one)| all - one).collect();
        share(&rest, theme)
    };
    let shares: Vec<f64> = (0..clusters.len()).filter_map(without).collect();
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    let moment = |power: i32| shares.iter().map(|share| (mean - share).powi(power)).sum::<f64>();
    if moment(2) > 0.0 { moment(3) / (6.0 * moment(2).powf(1.5)) } else { 0.0 }
}

/// A stream of random numbers of one replicate: SplitMix64 (Steele, Lea & Flood 2014).
struct Stream(u64);

impl Stream {
    fn new(seed: u64, replicate: u32) -> Self {
        let mut stream = Self(seed);
        // The start of a replicate is itself drawn, so that neighbours do not overlap.
        Self(stream.next() ^ Self(u64::from(replicate)).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; the unevenness of this is below `limit` / 2^64 (Lemire 2019).
    fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }
}
