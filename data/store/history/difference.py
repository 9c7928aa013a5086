"""What an import changes against the wave before it, as counts only."""

from data.store.database import Transaction
from data.vocabulary import RATERS


def difference(change: Transaction, import_no: int, wave_no: int) -> tuple[str, ...]:
    """Sentences: people matched, new and absent, and whose ratings are missing or new.

    Compares the ratings of this import with those of the same kinds of raters in the latest wave
    before its own. Call it inside the import's transaction. Nobody is named.
    """
    ids = {"import_no": import_no, "wave_no": wave_no}
    before = change.rows(
        """
        select w.wave_no, w.name from wave w, wave this
        where this.wave_no = :wave_no and w.wave_no <> this.wave_no
          and w.held_on <= this.held_on
          and exists (select 1 from participation p where p.wave_no = w.wave_no)
        order by w.held_on desc, w.wave_no desc
        """,
        ids,
    )
    if not before:
        return ("There is no earlier wave to compare with.",)
    last, name = before[0]
    values = {**ids, "last": last}
    matched, new, absent = change.rows(_PEOPLE, values)[0]
    sentences = [
        f"Compared with wave “{name}”: {matched} matched, {new} new"
        + (
            f", {absent} of that wave's people in the same teams "
            f"{'is' if absent == 1 else 'are'} not in this file."
            if absent
            else "."
        )
    ]
    for kind, *counts in change.rows(_RATINGS, values):
        for people, ratings, what in ((*counts[:2], "missing"), (*counts[2:], "new")):
            if ratings:
                are = "is" if ratings == 1 else "are"
                whose = f"{people} {'person' if people == 1 else 'people'}"
                sentences.append(f"{_ratings(ratings, kind)} of {whose} {are} {what}.")
    return tuple(sentences)


def _ratings(number: int, kind: int) -> str:
    """With who gave them: a rating that is new is one that somebody gave, not a skill learned."""
    rater = RATERS[kind - 1]
    said = "self-rating" if rater == "self" else f"{rater} rating"
    return f"{number} {said}{'' if number == 1 else 's'}"


_PEOPLE = """
    with here as (
        select distinct person_no, team from participation where import_no = :import_no
    ), before as (
        select distinct person_no, team from participation where wave_no = :last
    )
    select (select count(distinct h.person_no) from here h
            where h.person_no in (select person_no from before)),
           (select count(distinct h.person_no) from here h
            where h.person_no not in (select person_no from before)),
           (select count(distinct b.person_no) from before b
            where b.team in (select team from here)
              and b.person_no not in (select person_no from here))
"""

_RATINGS = """
    with here as (
        select distinct person_no, skill_no, kind, said >= 0 as is_level
        from answer
        where import_no = :import_no and kind <= 3
    ), before as (
        select distinct a.person_no, a.skill_no, a.kind
        from answer a
        where a.import_no in (select import_no from import where wave_no = :last)
          and a.kind <= 3 and a.said >= 0
          and a.person_no in (select person_no from here)
          and a.kind in (select kind from here)
    ), changed as (
        select b.kind, b.person_no, true as is_lost from before b
        where not exists (
            select 1 from here h where h.person_no = b.person_no and h.skill_no = b.skill_no
              and h.kind = b.kind and h.is_level
        )
        union all
        select h.kind, h.person_no, false from here h
        where h.is_level
          and h.person_no in (select person_no from participation where wave_no = :last)
          and not exists (
            select 1 from before b where b.person_no = h.person_no and b.skill_no = h.skill_no
              and b.kind = h.kind
        )
    )
    select kind,
           count(distinct person_no) filter (where is_lost), count(*) filter (where is_lost),
           count(distinct person_no) filter (where not is_lost), count(*) filter (where not is_lost)
    from changed group by kind order by kind
"""
