//! What everybody is and where they work, from all that the article tells of it.

use crate::span::Span;
use crate::speaker::lists::{MATES, ROLES, fold, noun};
use crate::speaker::name::parts;
use crate::speaker::phrase::Apposition;
use crate::speaker::roster::Roster;

impl Roster<'_> {
    /// Gives everybody the role and organisation that stand beside one of the names.
    pub(super) fn describe(&mut self, bearers: &[Option<usize>]) {
        let beside = std::mem::take(&mut self.beside);
        for (appositions, who) in beside.iter().zip(bearers) {
            let Some(who) = *who else { continue };
            appositions.iter().for_each(|apposition| self.learn(who, apposition));
        }
        self.beside = beside;
    }

    /// Takes in what a phrase tells of somebody, where nothing was told before.
    pub(super) fn learn(&mut self, who: usize, apposition: &Apposition) {
        let organisation = self.entries[who].organisation.or_else(|| self.organisation_of(apposition));
        // "kollegaen Ib Falk": whose, not what.
        let role = apposition.role.filter(|&role| !MATES.has(&fold(&self.page.text[role])));
        let member = &mut self.entries[who];
        member.organisation = organisation;
        member.role = member.role.or(role);
        if let Some(role) = apposition.role {
            let word = fold(&self.page.text[role]);
            let head = word.rsplit(' ').next().unwrap_or(&word);
            if let Some(found) = noun(&ROLES, head) {
                self.index_role(found.stem, who);
            }
        }
    }

    /// The body that a phrase names, or that its words for a workplace stand for.
    fn organisation_of(&self, apposition: &Apposition) -> Option<Span> {
        let named = apposition.organisation.filter(|&span| !self.is_of_person(span));
        let whole = |span| self.bodies.named_by(self.page, span);
        named.map(|span| whole(span).unwrap_or(span)).or_else(|| apposition.workplace.and_then(whole))
    }

    /// Whether words are the name of somebody: `en sagsbehandler og Mona selv`.
    fn is_of_person(&self, span: Span) -> bool {
        let mut words = parts(&self.page.text[span]);
        let first = words.next().filter(|_| words.next().is_none());
        first.is_some_and(|word| self.is_part_of_name(word))
    }
}
