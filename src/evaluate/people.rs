//! What people are, and where they work, against what is annotated of them.

use serde::{Deserialize, Serialize};

use crate::evaluate::gold::normal;
use crate::evaluate::{Gold, GoldPerson, Miss, PredictedPerson, Prediction, What};

/// How often one thing that an article tells of its people was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Annotated people of whom the article tells it.
    pub gold: u64,
    /// Annotated people of whom it was stated.
    pub predicted: u64,
    /// Annotated people of whom it was stated in the annotated words.
    pub exact: u64,
}

impl Told {
    /// How often what was stated is right.
    ///
    /// ```
    /// use vidne::evaluate::Told;
    /// let told = Told { gold: 4, predicted: 2, exact: 1 };
    /// assert_eq!((told.precision(), told.recall()), (Some(0.5), Some(0.25)));
    /// ```
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        (self.predicted > 0).then(|| self.exact as f64 / self.predicted as f64)
    }

    /// How much of what the articles tell was stated.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        (self.gold > 0).then(|| self.exact as f64 / self.gold as f64)
    }

    fn add(&mut self, gold: Option<&str>, predicted: Option<&str>, is_same: bool) {
        self.gold += u64::from(gold.is_some());
        self.predicted += u64::from(predicted.is_some());
        self.exact += u64::from(is_same && gold.is_some());
    }
}

/// Roles and organisations of the people of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleTold {
    /// Jobs and offices: `fuldmægtig`.
    pub roles: Told,
    /// Bodies: `Assens Kommune`.
    pub organisations: Told,
}

impl PeopleTold {
    /// Counts the annotated people of an article, and lists those who were told wrongly.
    pub(super) fn count(&mut self, article: &Gold, prediction: Option<&Prediction>, misses: &mut Vec<Miss>) {
        for person in &article.people {
            let found = prediction.and_then(|one| person.found_in(&one.people));
            let (role, same_role) = person.judged(What::Role, found.and_then(|found| found.role.as_deref()));
            let (body, same_body) =
                person.judged(What::Organisation, found.and_then(|found| found.organisation.as_deref()));
            self.roles.add(role[0], role[1], same_role);
            self.organisations.add(body[0], body[1], same_body);
            misses.extend((!same_role).then(|| person.miss(article, What::Role, role)));
            misses.extend((!same_body).then(|| person.miss(article, What::Organisation, body)));
        }
    }
}

impl GoldPerson {
    /// Whoever bears the name, or else one of the aliases, which two people may share.
    fn found_in<'p>(&self, people: &'p [PredictedPerson]) -> Option<&'p PredictedPerson> {
        let mut names = std::iter::once(&self.name).chain(&self.aliases).map(|name| normal(name));
        names.find_map(|name| people.iter().find(|other| normal(&other.name) == name))
    }

    /// The annotated answer that `found` is, or else the first, with `found`; and whether it is one of them.
    fn judged<'p>(&'p self, what: What, found: Option<&'p str>) -> ([Option<&'p str>; 2], bool) {
        let is_role = what == What::Role;
        let (first, others) = match is_role {
            true => (&self.role, &self.role_any),
            false => (&self.organisation, &self.organisation_any),
        };
        let is_right = |pair: &[Option<&str>; 2]| if is_role { is_same_role(*pair) } else { is_same(*pair) };
        let mut answers = std::iter::once(first).chain(others).map(|answer| [answer.as_deref(), found]);
        answers.find(is_right).map_or(([first.as_deref(), found], false), |pair| (pair, true))
    }

    fn miss(&self, article: &Gold, what: What, [gold, predicted]: [Option<&str>; 2]) -> Miss {
        let before = article.text.split_once(&self.name).map_or("", |(before, _)| before);
        let start = before.chars().count();
        Miss {
            id: article.id.clone(),
            what,
            text: self.name.clone(),
            place: [start, start + self.name.chars().count()],
            gold: gold.map(str::to_owned),
            predicted: predicted.map(str::to_owned),
            sieve: None,
        }
    }
}

impl PredictedPerson {
    pub(super) fn new(name: &str, role: Option<&str>, organisation: Option<&str>) -> Self {
        let [role, organisation] = [role, organisation].map(|words| words.map(str::to_owned));
        Self { name: name.to_owned(), role, organisation }
    }
}

fn is_same([one, other]: [Option<&str>; 2]) -> bool {
    one.map(normal) == other.map(normal)
}

/// The endings of the definite form.
const ARTICLES: [&str; 4] = ["en", "n", "et", "t"];

/// Roles are the same with or without the article: whoever is `Chaufføren` at first mention is a `chauffør`.
fn is_same_role(roles: [Option<&str>; 2]) -> bool {
    let [Some(one), Some(other)] = roles else { return is_same(roles) };
    let [one, other] = [normal(one), normal(other)];
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short == long || long.strip_prefix(&*short).is_some_and(|ending| ARTICLES.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold() -> Gold {
        let person = |name: &str, role: Option<&str>, organisation: Option<&str>| GoldPerson {
            name: name.to_owned(),
            aliases: vec!["Ib".to_owned()],
            role: role.map(str::to_owned),
            organisation: organisation.map(str::to_owned),
            ..GoldPerson::default()
        };
        Gold {
            id: "001".into(),
            text: "Læreren Mona Kjær fra Sund Skole traf Bo Friis.".into(),
            quotes: Vec::new(),
            people: vec![person("Mona Kjær", Some("Læreren"), Some("Sund Skole")), person("Bo Friis", None, None)],
        }
    }

    fn counted(people: Vec<PredictedPerson>) -> (PeopleTold, Vec<Miss>) {
        let (mut told, mut misses) = (PeopleTold::default(), Vec::new());
        let prediction = Prediction { id: "001".into(), quotes: Vec::new(), people };
        told.count(&gold(), Some(&prediction), &mut misses);
        (told, misses)
    }

    #[test]
    fn a_role_is_the_same_with_its_article_but_a_body_must_be_exact() {
        let (told, misses) = counted(vec![PredictedPerson::new("mona kjær", Some("lærer"), Some("Sund"))]);
        assert_eq!(told.roles, Told { gold: 1, predicted: 1, exact: 1 });
        assert_eq!(told.organisations, Told { gold: 1, predicted: 1, exact: 0 });
        let miss = &misses[0];
        assert_eq!((miss.what, miss.text.as_str(), miss.place), (What::Organisation, "Mona Kjær", [8, 17]));
    }

    #[test]
    fn what_is_stated_where_nothing_is_told_costs_precision() {
        let (told, misses) = counted(vec![PredictedPerson::new("Bo Friis", Some("smed"), None)]);
        assert_eq!((told.roles.precision(), told.roles.recall()), (Some(0.0), Some(0.0)));
        assert_eq!(misses.len(), 3);
    }

    #[test]
    fn other_answers_are_as_good_and_nothing_may_be_one() {
        let mut gold = gold();
        gold.people[0].organisation_any = vec![Some("Skolen".to_owned()), None];
        let told = |organisation: Option<&str>| {
            let people = vec![PredictedPerson::new("Mona Kjær", Some("lærer"), organisation)];
            let (mut told, mut misses) = (PeopleTold::default(), Vec::new());
            told.count(&gold, Some(&Prediction { id: "001".into(), quotes: Vec::new(), people }), &mut misses);
            told.organisations
        };
        assert_eq!(told(Some("skolen")), Told { gold: 1, predicted: 1, exact: 1 });
        // Whoever leaves out what may be left out is not asked for it.
        assert_eq!(told(None), Told::default());
        assert_eq!(told(Some("Hedeby Skole")), Told { gold: 1, predicted: 1, exact: 0 });
    }

    #[test]
    fn an_alias_is_a_name() {
        let (told, _) = counted(vec![PredictedPerson::new("Ib", Some("lærer"), Some("Sund Skole"))]);
        assert_eq!(told.organisations.exact, 1);
    }
}
