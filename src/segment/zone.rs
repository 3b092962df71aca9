//! Say what each piece of a page is for: `(text, pieces) -> blocks`.
//!
//! By place, form and first words, never by what the piece tells. A pull quote stays a paragraph: whether its words are said
//! again in the running text is for the quotes to find.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::lexicon::fold::lower;
use crate::segment::layout::{Sign, pieces};
use crate::segment::line;
use crate::segment::page::{End, Lead, Look, Page, SHORT, Signs};
use crate::segment::{Block, BlockKind};

/// The zones of `text`, in plain form, in order. Linear in its length.
///
/// ```
/// use vidne::segment::{BlockKind, blocks};
/// let text = "Åben dør\n\nVi var kun to, og det gik.\n\nLæs også: Flere døre";
/// let kinds: Vec<BlockKind> = blocks(text).iter().map(|block| block.kind).collect();
/// assert_eq!(kinds, [BlockKind::Headline, BlockKind::Paragraph, BlockKind::Related]);
/// ```
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let page = Page::new(text, pieces(text));
    let mut blocks: Vec<Block> = Vec::with_capacity(page.pieces.len());
    let mut place = Place::default();
    for (at, piece) in page.pieces.iter().enumerate() {
        let kind = kind(&page, at, &place);
        place.pass(&page, at, kind);
        blocks.push(Block { span: piece.span, kind });
    }
    blocks
}

/// More words than any but a paragraph or what a sign leads has.
const MOST_WORDS: u16 = 60;

/// What a piece must be to be of a kind, surest first.
type Rule = fn(&Page<'_>, usize, &Place) -> bool;

const RULES: [(BlockKind, Rule); 28] = [
    (BlockKind::Furniture, is_matter),
    (BlockKind::AltText, is_image),
    (BlockKind::AltText, is_file),
    (BlockKind::Headline, is_first_signed_heading),
    (BlockKind::Subheading, is_signed_heading),
    (BlockKind::Subheading, is_underlined),
    (BlockKind::Related, is_related),
    (BlockKind::Furniture, is_furniture),
    (BlockKind::Byline, is_byline),
    (BlockKind::Furniture, is_row_of_links),
    (BlockKind::Furniture, is_navigation),
    (BlockKind::ListItem, is_item),
    (BlockKind::Subheading, is_box_heading),
    (BlockKind::ListItem, is_in_box),
    (BlockKind::Caption, is_credited_caption),
    (BlockKind::Caption, is_pointed_caption),
    (BlockKind::Question, is_question),
    (BlockKind::Furniture, is_masthead),
    (BlockKind::Furniture, is_label_above_date),
    (BlockKind::Headline, is_headline),
    (BlockKind::Headline, is_headline_below_lead),
    (BlockKind::Caption, is_caption_of_alt),
    (BlockKind::AltText, is_alt_text),
    (BlockKind::AltText, is_portrait),
    (BlockKind::Subheading, is_label),
    (BlockKind::Subheading, is_numbered_heading),
    (BlockKind::Subheading, is_subheading),
    (BlockKind::Standfirst, is_standfirst),
];

fn kind(page: &Page<'_>, at: usize, place: &Place) -> BlockKind {
    if page.looks[at].words > MOST_WORDS && page.sign(at) == Sign::None {
        return BlockKind::Paragraph;
    }
    let by_rule = || RULES.iter().find(|(_, holds)| holds(page, at, place)).map_or(BlockKind::Paragraph, |rule| rule.0);
    // PERF: two pieces in three are asked no more: zones 32 -> 22 instructions a byte, 147 kB of articles.
    if is_running_text(page, at, place) {
        debug_assert_eq!(by_rule(), BlockKind::Paragraph, "a rule holds for {:?}", page.pieces[at]);
        return BlockKind::Paragraph;
    }
    by_rule()
}

/// Whether no rule can hold, by one look: a whole sentence in the midst of the running text, of more words than a date, a name or
/// a label.
fn is_running_text(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let is_led = !matches!(page.sign(at), Sign::None | Sign::Dash) || look.is_item;
    let is_marked = || look.named.is_some() || look.has_credit || look.lead == Lead::Other || !look.has_words;
    let is_dated = || look.words <= SHORT && look.signs.has(Signs::FIGURE);
    let goes_on =
        || place.is_in_box || place.is_in_links || matches!(place.last, Some(BlockKind::AltText | BlockKind::Related));
    let is_sentence = look.words > 10 && look.end == End::Stop && !is_led;
    place.has_body && is_sentence && !is_marked() && !is_dated() && !goes_on() && !is_form(page.words(at), look)
}

/// Where on the page a piece stands: what came before it.
#[derive(Default)]
struct Place {
    has_headline: bool,
    has_standfirst: bool,
    has_body: bool,
    last: Option<BlockKind>,
    /// Whether the last is the heading of a box, or an item below it.
    is_in_box: bool,
    /// Whether the last is the heading of a list of links, or one of them.
    is_in_links: bool,
}

impl Place {
    fn pass(&mut self, page: &Page<'_>, at: usize, kind: BlockKind) {
        self.is_in_box = is_box_heading(page, at, self) || (self.is_in_box && kind == BlockKind::ListItem);
        let heads_links = || page.looks[at].is_bare_link() || (page.looks[at].words <= 4 && page.is_in_stack(at + 1));
        self.is_in_links = kind == BlockKind::Related && (self.is_in_links || heads_links());
        self.has_headline |= kind == BlockKind::Headline;
        self.has_standfirst |= kind == BlockKind::Standfirst;
        self.has_body |= kind.is_body() || kind == BlockKind::Subheading;
        self.last = Some(kind);
    }
}

fn is_matter(page: &Page<'_>, at: usize, _: &Place) -> bool {
    page.sign(at) == Sign::Matter || !page.looks[at].has_words
}

fn is_image(page: &Page<'_>, at: usize, _: &Place) -> bool {
    page.sign(at) == Sign::Image
}

/// "ane_holm.jpg", and a "Fagbladets logo" at the top.
fn is_file(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let words = page.words(at);
    let is_logo = !place.has_headline && page.looks[at].words <= 3 && words.ends_with(" logo");
    page.sign(at) == Sign::None && (is_logo || (page.looks[at].words == 1 && line::is_file(words)))
}

fn is_first_signed_heading(page: &Page<'_>, at: usize, place: &Place) -> bool {
    page.sign(at) == Sign::Heading(1) && !place.has_headline && !place.has_body
}

fn is_signed_heading(page: &Page<'_>, at: usize, place: &Place) -> bool {
    matches!(page.sign(at), Sign::Heading(_)) && !is_question(page, at, place)
}

/// A line of text right above a line of `-` or `=`.
fn is_underlined(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let is_line = |rule: &str| rule.bytes().all(|byte| byte == b'-') || rule.bytes().all(|byte| byte == b'=');
    let is_above_line = || {
        let below = page.pieces.get(at + 1).is_some_and(|below| below.is_tight && below.sign == Sign::Matter);
        below && at + 2 < page.pieces.len() && is_line(page.words(at + 1))
    };
    let is_title = look.words <= 12 && matches!(look.end, End::Open | End::Question) && page.sign(at) == Sign::None;
    (place.has_headline || place.has_body) && is_title && is_above_line() && !page.words(at).contains('\n')
}

/// "Læs også: …", and the lines below a bare "Læs også:".
fn is_related(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let is_signed = matches!(page.sign(at), Sign::Bullet | Sign::Dash);
    let is_below = place.is_in_links || (place.last == Some(BlockKind::Related) && is_signed);
    let is_title =
        look.words <= 25 && look.named.is_none() && (look.end == End::Open || is_shout(page.words(at), look));
    (look.named == Some(BlockKind::Related) || (is_below && is_title)) && !page.tells(at)
}

/// "Del på Facebook", "Tags: innovation", "12. marts 2019 kl. 10.15", "Ribe - 26. februar 2020", "Fagbladet nr. 10 / 2016".
fn is_furniture(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let words = page.words(at);
    let is_dated = || look.signs.has(Signs::BEFORE_DATE) && line::behind_date_line(words).is_some();
    let is_stamp = || line::is_date(words) || is_dated() || line::is_issue(words);
    let is_rest = || place.last == Some(BlockKind::Furniture) && look.words == 1 && line::is_date_word(words);
    let is_tags =
        || words.starts_with('#') && words.split_whitespace().all(|word| word.starts_with('#') && word.len() > 1);
    (look.words <= SHORT && (look.named == Some(BlockKind::Furniture) || is_tags()))
        || (look.words <= 10 && look.signs.has(Signs::FIGURE) && is_stamp())
        || is_rest()
        || is_form(words, look)
}

/// Fields that must be filled in: "Modtagerens email * : Dit navn * :".
fn is_form(words: &str, look: Look) -> bool {
    look.words <= 40 && memchr::memchr(b'*', words.as_bytes()).is_some_and(|_| words.contains(" * :"))
}

/// "Forside > Nyheder > 2021", "Om os | Kontakt | Presse", "Hjem  Arkiv  Kontakt".
fn is_row_of_links(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let is_between = |word: &str| matches!(word, ">" | "›" | "»" | "→" | "|" | "/" | "·" | "•");
    let links = || page.words(at).split(' ').filter(|word| is_between(word)).count();
    let is_spread = || !place.has_body && page.words(at).matches("  ").count() >= 2;
    let is_row = || (look.signs.has(Signs::BETWEEN_LINKS) && links() >= 2) || is_spread();
    look.words <= SHORT && look.end == End::Open && page.sign(at) == Sign::None && is_row()
}

/// Short lines in a row, above the headline or at the very end: "Forside", "Nyheder", "Kontakt".
fn is_navigation(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let is_link = |at: &usize| {
        let look = page.looks[*at];
        look.words <= 3 && look.end == End::Open && page.sign(*at) == Sign::None
    };
    let is_top = !place.has_headline && !place.has_standfirst && !place.has_body;
    let is_next = place.last == Some(BlockKind::Furniture);
    // "Artiklens emner", and a stack of them.
    let is_headed = || page.pieces[at].is_tight || page.looks[at - 1].named == Some(BlockKind::Furniture);
    let is_stack = || at > 0 && is_headed() && page.is_in_stack(at) && !line::is_name(page.words(at));
    // Three are a row; what belongs to one goes on with it.
    let run = (at..page.looks.len()).take_while(is_link).take(4).count();
    let to_end = || (at..page.looks.len()).take(40).all(|at| is_link(&at)) && page.looks.len() - at < 40;
    match (is_top, is_next) {
        (true, false) => run >= 4,
        (true, true) => run >= 2,
        (false, false) => run >= 3 && to_end(),
        (false, true) => run >= 1 && (is_stack() || (to_end() && !line::is_name_with_role(page.words(at)))),
    }
}

/// "Af Mads Krog, Fagbladet", "Tekst: Mads Krog", "Ribe - 3. maj kl. 8 Af Mads Krog", and lines that say no more than the name.
fn is_byline(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let words = page.words(at);
    let look = page.looks[at];
    let is_named = || look.words <= SHORT && look.named == Some(BlockKind::Byline) && !is_told(words);
    let has_date = || look.words <= SHORT && look.signs.has(Signs::FIGURE) && look.signs.has(Signs::BEFORE_DATE);
    let is_dated = || has_date() && line::behind_date_line(words).is_some_and(|rest| rest.starts_with("Af "));
    is_by(words, look) || is_named() || is_dated() || is_credit(words, look) || is_lone_name(page, at, place)
}

/// "INTERVIEW: Hun gik fra kontoret til kajen": a sentence behind the colon, and no name.
fn is_told(words: &str) -> bool {
    let Some((_, told)) = words.split_once(": ") else { return false };
    let mut words = told.split(' ');
    let begins = words.next().is_some_and(|first| first.starts_with(char::is_uppercase));
    begins
        && words.clone().count() >= 3
        && words.take(2).all(|word| word != "og" && word.starts_with(char::is_lowercase))
}

fn is_by(words: &str, look: Look) -> bool {
    let by = ["Af ", "AF ", "af ", "Af: "].iter().find_map(|by| words.strip_prefix(by));
    by.is_some_and(|who| {
        let is_who = who.starts_with(char::is_uppercase) || is_titled(who);
        is_who && look.words <= 14 && (look.end != End::Stop || look.words <= 6)
    })
}

/// "tekst Mads Krog", "Foto Ida Dam", "Mads Krog / Foto: Ida Dam", "Mads Krog, redaktør, Fagbladet, mk@fagbladet.dk".
fn is_credit(words: &str, look: Look) -> bool {
    let by = ["tekst ", "Tekst ", "TEKST ", "foto ", "Foto ", "FOTO "].iter().find_map(|by| words.strip_prefix(by));
    // "TEKST MADS KROG, JOURNALIST"
    let is_text = || by.is_some_and(|by| line::is_name(by.split_once(',').map_or(by, |(name, _)| name)));
    let is_both = || words.split_once(" / ").is_some_and(|(who, rest)| line::is_name(who) && rest.contains("oto"));
    let is_both = || look.signs.has(Signs::SLASH) && is_both();
    // "Skriv til mk@fagbladet.dk" is none.
    let begins_with_name = || words.split(' ').take(2).all(|word| word.starts_with(char::is_uppercase));
    let has_mail = || look.signs.has(Signs::AT) && look.end == End::Open && begins_with_name();
    (look.words <= 12 && look.end != End::Stop) && (is_text() || is_both() || has_mail())
}

/// A name beside "Skrevet af" or a date above the running text, and what its bearer is: "Journalist".
fn is_lone_name(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let Some(above) = at.checked_sub(1).filter(|_| !place.has_body && page.looks[at].words <= 4) else { return false };
    let is_below =
        page.looks[above].words <= 2 && place.last == Some(BlockKind::Byline) && page.looks[above].named.is_some();
    let is_dated = place.last == Some(BlockKind::Furniture) && line::is_date(page.words(above));
    (is_below || is_dated) && line::is_name(page.words(at)) && page.next(at).is_some()
}

/// "journalist Mads Krog", but not "sted til Grønland".
fn is_titled(who: &str) -> bool {
    let mut words = who.split(' ');
    let begins = |word: Option<&str>, is: fn(char) -> bool| word.is_some_and(|word| word.starts_with(is));
    let begins_large = |word| begins(word, char::is_uppercase);
    begins(words.next(), char::is_lowercase) && begins_large(words.next()) && begins_large(words.next())
}

fn is_item(page: &Page<'_>, at: usize, _: &Place) -> bool {
    let number = |at: Option<usize>| match at.and_then(|at| page.pieces.get(at)).map(|piece| piece.sign) {
        Some(Sign::Number(number)) => Some(number),
        _ => None,
    };
    match page.sign(at) {
        Sign::Bullet => true,
        Sign::Dash => page.looks[at].is_item,
        // A year or a count may begin a paragraph; an item has its neighbour.
        Sign::Number(own) => {
            number(Some(at + 1)) == own.checked_add(1) || number(at.checked_sub(1)).is_some_and(|last| own == last + 1)
        }
        _ => false,
    }
}

/// "Fakta: Praktik i tal".
fn is_box_heading(page: &Page<'_>, at: usize, _: &Place) -> bool {
    let look = page.looks[at];
    look.named == Some(BlockKind::Subheading) && look.words <= 12 && look.end != End::Stop && page.next(at).is_some()
}

/// The lines right below the heading of a box, or a stack of lines that a blank one parts from it.
fn is_in_box(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let begins_large = |rest: &str| rest.starts_with(char::is_uppercase);
    let is_one_sentence = || !page.words(at).split(". ").skip(1).any(begins_large);
    let is_stack = || place.last == Some(BlockKind::Subheading) && page.is_in_stack(at);
    place.is_in_box && page.looks[at].words <= 40 && (page.pieces[at].is_tight || is_stack()) && is_one_sentence()
}

/// "Louise Krabbe på besøg i Aarhus. Foto: Bo Friis".
fn is_credited_caption(page: &Page<'_>, at: usize, _: &Place) -> bool {
    page.looks[at].words <= 50 && page.sign(at) == Sign::None && page.looks[at].has_credit
}

/// "Fra venstre ses Bo Friis og Ida Dam.", "Se billedserie …" above the title, and what stands above a lone "Foto: Bo Friis".
fn is_pointed_caption(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let is_named = || look.named == Some(BlockKind::Caption);
    let is_credited = || {
        let is_credit = |next: &str| next.starts_with("Foto:") || next.starts_with("Foto ");
        look.end == End::Stop
            && at + 1 < page.looks.len()
            && page.looks[at + 1].words <= 6
            && is_credit(page.words(at + 1))
    };
    !place.has_headline
        && !place.has_body
        && look.words <= 40
        && page.sign(at) == Sign::None
        && (is_named() || is_credited())
}

/// The name of the paper, or what it counts the article among, above the title: "Arbejdsmarked", "Skolebladet Broen".
fn is_masthead(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let is_title = |next: Look| (3..=25).contains(&next.words) && matches!(next.end, End::Open | End::Quote);
    let is_plain = |at: usize| page.sign(at) == Sign::None && page.looks[at].named.is_none();
    let is_above_title = || page.next(at).is_some_and(is_title) && is_plain(at + 1) && !page.tells(at + 1);
    let is_top = !place.has_headline && !place.has_standfirst && !place.has_body && at + 2 < page.looks.len();
    let is_label = || is_bare_label(page, at) && is_above_title() && !line::is_name(page.words(at + 1));
    is_top && (is_label() || is_site(page, at, place))
}

/// "Karens blog om skole" above "Hjem  Arkiv  Kontakt".
fn is_site(page: &Page<'_>, at: usize, place: &Place) -> bool {
    page.looks[at].words <= 8 && page.looks[at].end == End::Open && is_row_of_links(page, at + 1, place)
}

/// "Ledelse" between the title and the date.
fn is_label_above_date(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let is_below = place.last == Some(BlockKind::Headline) && is_bare_label(page, at) && !line::is_name(page.words(at));
    is_below && at + 1 < page.looks.len() && line::is_date(page.words(at + 1))
}

/// "Udveksling" below the title: too short to sum anything up.
fn is_label(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let is_below = place.has_headline && !place.has_body && page.next(at).is_some_and(|next| next.words > 12);
    is_below && is_bare_label(page, at)
}

/// One or two words that say nothing.
fn is_bare_label(page: &Page<'_>, at: usize) -> bool {
    let look = page.looks[at];
    look.words <= 2 && look.lead == Lead::Capital && look.end == End::Open && page.sign(at) == Sign::None
}

/// "2. Adgang og udstyr" above a paragraph.
fn is_numbered_heading(page: &Page<'_>, at: usize, _: &Place) -> bool {
    let look = page.looks[at];
    let is_title = look.words <= 8 && matches!(look.end, End::Open | End::Question);
    let is_text = |next: Look| next.words > 12 || (next.end == End::Stop && next.words > look.words);
    let is_above_text = || page.next(at).is_some_and(is_text) && !matches!(page.sign(at + 1), Sign::Number(_));
    is_title && matches!(page.sign(at), Sign::Number(_)) && is_above_text()
}

fn is_question(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let is_last = page.next(at).is_none_or(|next| next.end == End::Question);
    let is_asked = page.looks[at].end == End::Question && page.may_ask(at) && page.looks[at].lead != Lead::Quote;
    page.is_interview && is_asked && !is_last && (place.has_headline || place.has_body)
}

fn is_headline(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let is_title =
        look.end == End::Open || look.end == End::Quote || (look.end != End::Colon && is_shout(page.words(at), look));
    let is_top = !place.has_headline && !place.has_standfirst && !place.has_body;
    // "- Jeg blev hørt" is a title too, where words without a dash follow.
    let is_dash = || {
        page.sign(at) == Sign::Dash
            && look.end == End::Open
            && at + 1 < page.looks.len()
            && page.sign(at + 1) == Sign::None
    };
    let is_short = look.words <= 25 && (page.sign(at) == Sign::None || is_dash());
    is_top && is_title && is_short && page.next(at).is_some() && !page.tells(at)
}

/// A title below one paragraph that sums it up, or tells of a picture: sub-headings are shorter.
fn is_headline_below_lead(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let is_title = (6..=20).contains(&look.words) && look.lead == Lead::Capital && look.end == End::Open;
    let is_lead =
        |at: usize| page.sign(at) == Sign::None && page.looks[at].end == End::Stop && page.looks[at].words <= 60;
    let is_below =
        at == 1 && !place.has_headline && is_lead(0) && page.looks[0].lead == Lead::Capital && !page.tells(0);
    is_below
        && is_title
        && !line::is_name_with_role(page.words(at))
        && page.sign(at) == Sign::None
        && page.next(at).is_some()
        && !page.tells(at)
}

/// "Hvem bestemmer?", "Så er det nu!": a title may ask or shout, but a full stop is a sentence.
fn is_shout(words: &str, look: Look) -> bool {
    look.words <= 15 && words.ends_with(['?', '!'])
}

/// The line below the words of a picture says them again, in full.
fn is_caption_of_alt(page: &Page<'_>, at: usize, place: &Place) -> bool {
    place.last == Some(BlockKind::AltText) && at > 0 && page.looks[at].words <= 50 && {
        let look = page.looks[at];
        let is_below_image = page.sign(at - 1) == Sign::Image && look.words <= 25 && !page.tells(at);
        // "Louise Krabbe sad med ved skranken i tre dage": a sentence that needs no stop.
        let is_of_same = || look.end == End::Open && begins_alike(page.words(at - 1), page.words(at));
        is_below_image || is_of_same() || says_again(page.words(at - 1), page.words(at))
    }
}

/// Whether both begin with the same name.
fn begins_alike(short: &str, long: &str) -> bool {
    short.split_once(',').is_some_and(|(name, _)| name.contains(' ') && long.starts_with(name))
}

/// "Louise Krabbe, fuldmægtig SKAT" above "Louise Krabbe, fuldmægtig i SKAT var i innovationspraktik".
fn is_alt_text(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let is_bare = page.looks[at].words <= 15 && page.looks[at].end == End::Open && page.sign(at) == Sign::None;
    let is_caption = |next: Look| next.words <= 50 && next.lead == Lead::Capital;
    let has_caption = || page.next(at).is_some_and(is_caption) && says_again(page.words(at), page.words(at + 1));
    place.has_headline && is_bare && has_caption() && !page.tells(at + 1)
}

/// Whether nearly all words of `short` stand in `long` too, the first among them.
fn says_again(short: &str, long: &str) -> bool {
    let words = || short.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    // "Planen på køleskabet" is no picture because the paragraph below tells of both.
    let names = || words().filter(|word| word.starts_with(char::is_uppercase));
    let is_named = || names().nth(1).is_some() && names().filter(|name| long.contains(name)).count() >= 2;
    let is_same = || words().next().is_some_and(|first| long.starts_with(first)) || is_named();
    if short.len() >= long.len() || !is_same() {
        return false;
    }
    let again = words().filter(|word| long.contains(word)).count();
    // "En mappe og et møde" heads a paragraph that tells of both.
    let is_much = again >= 3 || (again == 2 && names().count() == words().count());
    is_much && again * 4 >= words().count() * 3
}

/// A name and a role, above the running text: "Louise Krabbe, fuldmægtig SKAT".
fn is_portrait(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    // A name right above somebody's words says who speaks them.
    let speaks = page.next(at).is_some_and(|next| next.lead == Lead::Quote)
        || page.pieces.get(at + 1).is_some_and(|next| next.sign == Sign::Dash);
    place.has_headline
        && !place.has_body
        && look.end == End::Open
        && look.words <= 12
        && !speaks
        && line::is_name_with_role(page.words(at))
}

fn is_subheading(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    let words = page.words(at);
    let is_quoted = is_part_quoted(look) || is_quoted_title(page, at);
    let is_title = look.end == End::Open || (look.end == End::Question && look.words <= 10) || is_quoted;
    let begins = look.lead == Lead::Capital || is_quoted;
    let heads = page.next(at).is_some_and(|next| next.words > 1) && (place.has_body || place.has_standfirst);
    let is_short = look.words <= 12 && words.len() <= 120 && page.sign(at) == Sign::None && !look.signs.has(Signs::AT);
    let is_running = || look.words > 3 && is_connected(words);
    heads
        && is_short
        && is_title
        && begins
        && !page.tells(at)
        && !is_running()
        && !page.is_asked(at)
        && !page.is_in_stack(at)
        && !line::is_name_with_role(words)
}

/// "Fra »mig« til »os«": marks within a title, not around it.
fn is_part_quoted(look: Look) -> bool {
    look.end == End::Quote && look.lead == Lead::Capital
}

/// "»Jeg savner vandet«" above a paragraph: a few words between marks, without a stop.
fn is_quoted_title(page: &Page<'_>, at: usize) -> bool {
    let look = page.looks[at];
    let is_above_text = |next: Look| next.words > 10 && next.lead != Lead::Quote;
    look.lead == Lead::Quote && look.end == End::Quote && look.words <= 4 && page.next(at).is_some_and(is_above_text)
}

/// "Også i Assens har åbenheden været afgørende": running text that lost its stop.
fn is_connected(words: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/connectives.txt")).collect());
    words.split_whitespace().next().is_some_and(|first| WORDS.contains(&*lower(first)))
}

/// The first words below the headline, if more follow than they hold.
fn is_standfirst(page: &Page<'_>, at: usize, place: &Place) -> bool {
    let look = page.looks[at];
    // Below a byline, a date or a picture the running text begins.
    let is_top = place.last == Some(BlockKind::Headline);
    let is_below = place.has_headline && !place.has_standfirst && !place.has_body && is_top;
    let is_sum = (5..=MOST_WORDS).contains(&look.words) && look.lead == Lead::Capital && page.sign(at) == Sign::None;
    // "…, siger hun": whoever that is was told of above, in the running text.
    let is_told_on = || page.tells(at) || page.tells_again(at + 1);
    is_below && is_sum && look.end != End::Colon && page.looks.len() > at + 2 && !is_told_on()
}
