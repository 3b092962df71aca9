//! Every measure against the values of independent packages and of the papers: `tests/data/statistics.json`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;
use vidne::stats::{
    Association, Band, Bootstrap, Clusters, Dispersion, Diversity, Ends, FactorEnd, Keyness, Measured, Unit,
    alpha_jaccard, alpha_masi, alpha_nominal, alpha_ordinal, alpha_unitizing, clopper_pearson, cohen_kappa, gwet_ac1,
    letters, lix, percent_agreement, rix, wilson,
};

static VALUES: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("data/statistics.json")).expect("JSON"));

const EXACT: f64 = 1e-9;

#[track_caller]
fn check(what: &str, found: Measured, expected: &Value, tolerance: f64) {
    match (found, expected.as_f64()) {
        (Ok(found), Some(expected)) => {
            // Relative to the value, where that is large.
            let apart = (found - expected).abs() / expected.abs().max(1.0);
            assert!(apart <= tolerance, "{what}: {found} is not {expected}");
        }
        (Err(_), None) => {}
        (found, expected) => panic!("{what}: {found:?} is not {expected:?}"),
    }
}

/// Half of the last decimal that a paper prints.
fn printed(row: &Value) -> f64 {
    let decimals = i32::try_from(row["decimals"].as_i64().unwrap()).unwrap();
    0.5 * 10_f64.powi(-decimals) + 1e-12
}

fn count(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is not a count"))
}

fn counts(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(count).collect()
}

fn rows(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap_or_else(|| panic!("{value} is not a list")).iter()
}

fn diversity(types: &Value) -> Diversity {
    let words: Vec<String> = counts(types).iter().map(|id| format!("w{id}")).collect();
    Diversity::of(words.iter().map(String::as_str))
}

#[test]
fn readability() {
    for (name, text) in VALUES["texts"].as_object().unwrap() {
        let [words, long, sentences] = ["n_tokens", "n_long", "n_sentences"].map(|key| count(&text[key]));
        check(name, lix(words, long, sentences), &text["lix"], EXACT);
        check(name, rix(words, long, sentences), &text["rix"], EXACT);
    }
    for case in rows(&VALUES["long_words"]["cases"]) {
        let word = case[0].as_str().unwrap();
        assert_eq!(letters(word) as u64, count(&case[1]), "{word}");
        assert_eq!(letters(word) > 6, case[2].as_bool().unwrap(), "{word}");
    }
    let bands = [Band::VeryEasy, Band::Easy, Band::Medium, Band::Hard, Band::VeryHard];
    for (band, row) in bands.into_iter().zip(rows(&VALUES["lix_bands"]["bands"])) {
        let ends = [row[0].as_f64().map(|from| from - 0.5), row[1].as_f64().map(|to| to + 0.499)];
        ends.into_iter().flatten().for_each(|lix| assert_eq!(Band::of(lix), band, "{lix}"));
    }
}

#[test]
fn lexical_diversity() {
    for (name, text) in VALUES["texts"].as_object().unwrap() {
        let found = diversity(&text["types"]);
        assert_eq!([found.words() as u64, found.types() as u64], [count(&text["n_tokens"]), count(&text["n_types"])]);
        check(name, found.ttr(), &text["ttr"], EXACT);
        check(name, found.rttr(), &text["rttr"], EXACT);
        check(name, found.cttr(), &text["cttr"], EXACT);
        check(name, found.hdd(), &text["hdd42"], EXACT);
        check(name, found.mtld(), &text["mtld_le"], EXACT);
        check(name, found.mtld_by(FactorEnd::Below { words: 1 }), &text["mtld_lt"], EXACT);
        for window in [10, 25, 50] {
            check(name, found.mattr(window), &text["mattr"][window.to_string()], EXACT);
        }
    }
    for row in rows(&VALUES["quanteda_4_3_1"]["lexdiv"]) {
        let name = row["document"].as_str().unwrap();
        // That package leaves numbers out, which only this text has.
        if name != "da_svaer" {
            let found = diversity(&VALUES["texts"][name]["types"]);
            check(name, found.ttr(), &row["TTR"], EXACT);
            check(name, found.rttr(), &row["R"], EXACT);
            check(name, found.cttr(), &row["CTTR"], EXACT);
            check(name, found.herdan(), &row["C"], EXACT);
            check(name, found.yule(), &row["K"], EXACT);
        }
    }
}

#[test]
fn where_a_factor_of_mtld_ends() {
    let boundary = &VALUES["mtld_boundary"];
    check("at most", diversity(&boundary["types"]).mtld(), &boundary["mtld_le"], EXACT);
    let below = diversity(&boundary["types"]).mtld_by(FactorEnd::Below { words: 1 });
    check("below", below, &boundary["mtld_lt"], EXACT);
    let short = &VALUES["mtld_minlen"];
    check("no minimum", diversity(&short["types"]).mtld(), &short["mtld_le"], EXACT);
    let ten = diversity(&short["types"]).mtld_by(FactorEnd::Below { words: 10 });
    check("from ten words", ten, &short["mtld_lt_min10"], EXACT);
}

#[test]
fn keyness() {
    for row in rows(&VALUES["keyness"]["rows"]) {
        let word = row["word"].as_str().unwrap();
        let [a, b, n1, n2] = ["a", "b", "n1", "n2"].map(|key| count(&row[key]));
        let found = Keyness { a, n1, b, n2 };
        check(word, found.g2(), &row["ll4"], EXACT);
        check(word, found.g2_of_two(), &row["ll2"], EXACT);
        check(word, found.chi2(), &row["chi2"], EXACT);
        check(word, found.p(), &row["p_ll4"], EXACT);
        check(word, found.log_ratio(), &row["log_ratio"], EXACT);
        check(word, found.percent_diff(), &row["pct_diff"], EXACT);
        check(word, found.bic(), &row["bic"], EXACT);
        check(word, found.odds_ratio(), &row["odds_ratio_haldane"], EXACT);
        let quanteda =
            rows(&VALUES["quanteda_4_3_1"]["keyness_lr_none"]).find(|other| other["feature"] == word).unwrap();
        check(word, found.signed_g2(), &quanteda["G2"], 1e-4);
        check(word, found.p(), &quanteda["p"], 1e-4);
        assert_eq!([a, b], ["n_target", "n_reference"].map(|key| count(&quanteda[key])));
    }
}

#[test]
fn keyness_as_printed() {
    let published: Vec<&Value> = rows(&VALUES["keyness"]["published"]).collect();
    let cells = |row: &Value| {
        let [a, b, c, d] = ["a", "b", "c", "d"].map(|key| count(&row[key]));
        Keyness { a, n1: a + c, b, n2: b + d }
    };
    let sides = |row: &Value| {
        let [a, n1, b, n2] = ["a", "n1", "b", "n2"].map(|key| count(&row[key]));
        Keyness { a, n1, b, n2 }
    };
    let near = |row: &Value, found: Measured| {
        let (found, expected) = (found.unwrap(), row["value"].as_f64().unwrap());
        assert!((found - expected).abs() <= printed(row), "{}: {found} is not {expected}", row["what"]);
    };
    near(published[0], cells(published[0]).g2());
    near(published[1], sides(published[1]).percent_diff());
    near(published[2], sides(published[2]).odds_ratio());
    near(published[3], sides(published[3]).log_ratio());
    near(published[4], cells(published[4]).chi2());
    near(published[5], cells(published[5]).fisher());
}

#[test]
fn association() {
    for row in rows(&VALUES["association"]["rows"]) {
        let [o, f1, f2, n] = ["o11", "f1", "f2", "n"].map(|key| count(&row[key]));
        let found = Association { o, f1, f2, n };
        let what = format!("{found:?}");
        check(&what, found.pmi(), &row["pmi"], EXACT);
        check(&what, found.npmi(), &row["npmi"], EXACT);
        check(&what, found.log_dice(), &row["logdice"], EXACT);
        check(&what, found.dice(), &row["dice"], EXACT);
        check(&what, found.jaccard(), &row["jaccard"], EXACT);
        check(&what, found.t(), &row["t_score"], EXACT);
        check(&what, found.g2(), &row["g2"], EXACT);
        check(&what, found.delta_p(), &row["delta_p_2given1"], EXACT);
    }
    for row in rows(&VALUES["cooccurrence"]["pairs"]) {
        let [o, f1, f2, n] = ["o11", "f1", "f2", "n"].map(|key| count(&row[key]));
        let found = Association { o, f1, f2, n };
        check("pair", found.jaccard(), &row["jaccard"], EXACT);
        check("pair", found.npmi(), &row["npmi"], EXACT);
        check("pair", found.log_dice(), &row["logdice"], EXACT);
    }
}

#[test]
fn association_as_printed() {
    let published: Vec<&Value> = rows(&VALUES["association"]["published"]).collect();
    let pair = |row: &Value| {
        let [o, f1, f2] = ["o11", "f1", "f2"].map(|key| count(&row[key]));
        Association { o, f1, f2, n: row["n"].as_u64().unwrap_or(10_000_000) }
    };
    let near = |row: &Value, found: Measured| {
        let (found, expected) = (found.unwrap(), row["value"].as_f64().unwrap());
        assert!((found - expected).abs() <= printed(row), "{}: {found} is not {expected}", row["what"]);
    };
    near(published[0], pair(published[0]).pmi());
    near(published[1], pair(published[1]).t());
    (2..5).for_each(|at| near(published[at], pair(published[at]).log_dice()));
    for case in rows(&published[5]["cases"]) {
        let case = counts_and_value(case);
        let [o, f1, f2, n] = case.0;
        check("NPMI", Association { o, f1, f2, n }.npmi(), &case.1.into(), EXACT);
    }
    near(published[6], pair(published[6]).dice());
    near(published[7], pair(published[7]).delta_p());
}

fn counts_and_value(case: &Value) -> ([u64; 4], f64) {
    ([0, 1, 2, 3].map(|at| count(&case[at])), case[4].as_f64().unwrap())
}

#[test]
fn dispersion() {
    for row in rows(&VALUES["dispersion"]["rows"]) {
        let (freqs, sizes) = (counts(&row["freqs"]), counts(&row["sizes"]));
        let found = Dispersion { counts: &freqs, sizes: &sizes };
        let word = row["word"].as_str().unwrap();
        assert_eq!(found.range() as u64, count(&row["range"]), "{word}");
        check(word, found.dp(), &row["dp"], EXACT);
        check(word, found.dp_norm(), &row["dp_norm"], EXACT);
        check(word, found.juilland(), &row["juilland_d_rates"], EXACT);
        check(word, found.divergence(), &row["kld_bits"], EXACT);
    }
    let published: Vec<&Value> = rows(&VALUES["dispersion"]["published"]).collect();
    let (freqs, sizes) = (counts(&published[0]["freqs"]), counts(&published[0]["sizes"]));
    let toy = Dispersion { counts: &freqs, sizes: &sizes };
    check("Gries", toy.dp(), &published[0]["dp"], EXACT);
    check("Gries", toy.dp_norm(), &published[0]["dp_norm"], EXACT);
    check("Gries", toy.juilland(), &published[0]["juilland_d_rates"], EXACT);
    let even = [50; 5];
    check("Gries, raw", Dispersion { counts: &freqs, sizes: &even }.juilland(), &published[0]["juilland_d_raw"], EXACT);
    let freqs = counts(&published[2]["freqs"]);
    check("Carroll", Dispersion { counts: &freqs, sizes: &even }.juilland(), &published[2]["value"], 0.5e-4);
    let three = Dispersion { counts: &[2, 1, 0], sizes: &[2, 2, 2] };
    check("Lijffijt & Gries", three.dp_norm(), &published[1]["value"], EXACT);
}

#[test]
fn agreement() {
    for row in rows(&VALUES["agreement"]["rows"]) {
        let codes = |key: &str| rows(&row[key]).map(ToString::to_string).collect::<Vec<String>>();
        let (a, b) = (codes("a"), codes("b"));
        let units: Vec<Vec<Option<&String>>> = a.iter().zip(&b).map(|(a, b)| vec![Some(a), Some(b)]).collect();
        let name = row["name"].as_str().unwrap();
        check(name, percent_agreement(&a, &b), &row["percent"], EXACT);
        check(name, cohen_kappa(&a, &b), &row["cohen_kappa"], EXACT);
        check(name, alpha_nominal(&units), &row["krippendorff_alpha_nominal"], EXACT);
        // Printed with five decimals.
        check(name, gwet_ac1(&a, &b), &row["gwet_ac1"], 0.6e-5);
    }
    let missing = &VALUES["agreement"]["missing_data"];
    let values = |unit: &Value| rows(unit).map(Value::as_u64).collect::<Vec<Option<u64>>>();
    let units: Vec<Vec<Option<u64>>> = rows(&missing["units"]).map(values).collect();
    check("missing, nominal", alpha_nominal(&units), &missing["alpha_nominal"], EXACT);
    check("missing, ordinal", alpha_ordinal(&units), &missing["alpha_ordinal"], EXACT);
}

#[test]
fn agreement_on_sets() {
    let values = &VALUES["set_agreement"];
    let empty = values["empty_as"].as_str().unwrap();
    let set = |set: &Value| {
        let words: BTreeSet<String> = rows(set).map(|word| word.as_str().unwrap().to_owned()).collect();
        if words.is_empty() { BTreeSet::from([empty.to_owned()]) } else { words }
    };
    let both = rows(&values["a"]).zip(rows(&values["b"]));
    let units: Vec<Vec<Option<BTreeSet<String>>>> = both.map(|(a, b)| vec![Some(set(a)), Some(set(b))]).collect();
    check("Jaccard", alpha_jaccard(&units), &values["alpha_jaccard"], EXACT);
    check("MASI", alpha_masi(&units), &values["alpha_masi"], EXACT);
    check("nominal", alpha_nominal(&units), &values["alpha_nominal"], EXACT);
}

#[test]
fn agreement_on_spans() {
    for row in rows(&VALUES["alpha_u"]["rows"]) {
        let unit = |unit: &'static Value| Unit {
            begin: count(&unit[0]),
            length: count(&unit[1]),
            coder: usize::try_from(count(&unit[2])).unwrap(),
            code: unit[3].as_str().unwrap(),
        };
        let (begin, length) = (count(&row["B"]), count(&row["L"]));
        let units: Vec<Unit<&str>> = rows(&row["units"]).map(unit).collect();
        check("all codes", alpha_unitizing(&units, 2, begin, length), &row["alpha"], EXACT);
        for (code, values) in row["per_category"].as_object().unwrap() {
            let of_code: Vec<Unit<&str>> = units.iter().filter(|unit| unit.code == code).copied().collect();
            check(code, alpha_unitizing(&of_code, 2, begin, length), &values["alpha"], EXACT);
        }
    }
}

#[test]
fn intervals_of_shares() {
    for row in rows(&VALUES["intervals"]["proportions"]) {
        let (k, n) = (count(&row["k"]), count(&row["n"]));
        let exact = |what: &str, found: [f64; 2], expected: &Value| {
            (0..2).for_each(|end| check(&format!("{what} {k}/{n}"), Ok(found[end]), &expected[end], EXACT));
        };
        exact("Wilson", wilson(k, n, 0.95).unwrap(), &row["wilson95"]);
        exact("Clopper-Pearson", clopper_pearson(k, n, 0.95).unwrap(), &row["clopper_pearson95"]);
        // Drawing n single observations anew is a binomial draw, whose quantiles are known.
        let mut clusters = Clusters::new(1);
        (0..n).for_each(|index| clusters.push(&[u64::from(index < k)], 1));
        let bootstrap = Bootstrap { replicates: 20_000, ..Bootstrap::default() };
        exact("bootstrap", bootstrap.shares(&clusters).unwrap()[0], &row["exact_bootstrap_percentile95"]);
    }
}

#[test]
fn intervals_of_articles() {
    let values = &VALUES["intervals"]["cluster_bootstrap_exact"];
    let mut clusters = Clusters::new(1);
    rows(&values["articles"]).for_each(|article| clusters.push(&[count(&article[0])], count(&article[1])));
    let bootstrap = Bootstrap { replicates: 20_000, ..Bootstrap::default() };
    assert!(bootstrap.shares(&clusters).is_err(), "four articles are too few to publish");
    let found = bootstrap.shares_of_any(&clusters).unwrap()[0];
    (0..2).for_each(|end| check("articles", Ok(found[end]), &values["percentile95"][end], EXACT));

    let values = &VALUES["intervals"]["bootstrap_mean"];
    let mut clusters = Clusters::new(1);
    counts(&values["x"]).iter().for_each(|x| clusters.push(&[*x], 1));
    let corrected = Bootstrap { ends: Ends::Corrected, ..bootstrap };
    for (bootstrap, key) in [(bootstrap, "scipy_percentile95_B20000"), (corrected, "scipy_bca95_B20000")] {
        let found = bootstrap.shares(&clusters).unwrap()[0];
        let near = |end: usize| (found[end] - values[key][end].as_f64().unwrap()).abs() <= 0.1 + EXACT;
        assert!(near(0) && near(1), "{key}: {found:?}");
    }
}
