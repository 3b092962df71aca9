//! How many instructions does a byte of text cost, and does twice the text cost twice as much?
//!
//! Counted by callgrind, so that neither neighbours nor the clock of a processor tell in it. Fails above [`limit`]. Where there is
//! no valgrind, says so and ends well.

use std::fmt::Write;
use std::hint::black_box;
use std::process::Command;
use std::{env, fs};

use unicode_segmentation::UnicodeSegmentation;
use vidne::segment::{Segmentation, WordBuffer, blocks, tokens};

/// Something that may be done to a text.
type Job = fn(&str, &mut WordBuffer) -> usize;

const JOBS: [(&str, Job); 5] = [
    ("words", |text, buffer| buffer.words(text).len()),
    ("tokens", |text, _| tokens(text).len()),
    ("zones", |text, _| blocks(text).len()),
    ("segmentation", |text, _| Segmentation::new(text).tokens.len()),
    ("unicode-segmentation", |text, _| text.unicode_word_indices().count()),
];

/// What would show a cost that grows faster than the text: the name, and what is repeated.
const WORST: [(&str, &str); 10] = [
    ("a word", "å"),
    ("a word of words", "東e\u{301}_"),
    ("line ends", "\n"),
    ("lines", "å\n"),
    ("dots", "."),
    ("marks", "»"),
    ("a chunk of marks", "a.-,b\"("),
    ("list items", "- a\n"),
    ("questions", "Må vi?\n\n"),
    ("names", "Bo Dam, leder\nBo Dam, leder i Ry\n"),
];

/// The size of a text of the worst kind, once and twice and four times.
const SIZE: usize = 1 << 16;

/// The most instructions a byte that words may cost: vectors of 16 bytes are sure, those of 32 must be asked for.
fn limit() -> f64 {
    #[cfg(target_arch = "x86_64")]
    if !cfg!(feature = "portable") && is_x86_feature_detected!("avx2") {
        return 5.0;
    }
    10.0
}

fn main() {
    let args: Vec<String> = env::args().collect();
    if let [_, flag, job, text, times] = &args[..]
        && flag == "--job"
    {
        return run(job, text, times.parse().expect("a number"));
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        return println!("instructions: skipped, for valgrind is not installed");
    }
    let articles = articles().len();
    println!("instructions a byte, articles of {articles} bytes:");
    for (job, _) in JOBS {
        // Twice, so that what the program does besides falls out.
        let cost = (count(job, "articles", 3) - count(job, "articles", 1)) as f64 / (2 * articles) as f64;
        println!("  {job:<22}{cost:>8.1}");
        assert!(job != "words" || cost <= limit(), "words cost {cost:.2} instructions a byte, more than {}", limit());
    }
    println!("how much dearer the second half of a text is than the first:");
    for (name, _) in WORST {
        let costs = [1, 2, 4].map(|times| count("segmentation", name, times));
        let growth = (costs[2] - costs[1]) as f64 / (costs[1] - costs[0]) as f64 / 2.0;
        println!("  {name:<22}{growth:>8.2}");
        assert!(growth <= 1.3, "{name}: twice the text costs {growth:.2} times as much a byte");
    }
}

fn run(job: &str, text: &str, times: usize) {
    let mut buffer = WordBuffer::default();
    let (_, job) = JOBS.into_iter().find(|(name, _)| *name == job).expect(job);
    match WORST.into_iter().find(|(name, _)| *name == text) {
        Some((_, unit)) => _ = black_box(job(&unit.repeat(times * SIZE / unit.len()), &mut buffer)),
        None => {
            let articles = articles();
            (0..times).for_each(|_| _ = black_box(job(black_box(&articles), &mut buffer)));
        }
    }
}

/// How many instructions it takes this program to do a job.
fn count(job: &str, text: &str, times: usize) -> i64 {
    let program = env::current_exe().expect("a program has a place");
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    let output = command.args(["--job", job, text, &times.to_string()]).output().expect("valgrind runs");
    let told = String::from_utf8_lossy(&output.stderr);
    let collected = told.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim().parse());
    collected.and_then(Result::ok).unwrap_or_else(|| panic!("callgrind counted nothing:\n{told}"))
}

/// The articles of the repository, one after the other.
fn articles() -> String {
    let folder = format!("{}/corpus/articles", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = fs::read_dir(&folder).expect(&folder).map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    paths.sort();
    let mut all = String::new();
    for path in paths {
        write!(all, "{}\n\n", fs::read_to_string(path).unwrap()).unwrap();
    }
    all
}
