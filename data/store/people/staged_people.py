"""Who answered in each row of an upload.

Plain texts (ASCII, single spaces) are folded in SQL. Every other text, and each that could mean
"nobody", is folded in Python, once per different text.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from data.store.upload.staging import Reshaping

_PLAIN = '[!-"$-~][!-~]*( [!-~]+)*'
"""ASCII without spaces to take away; what begins with # may be the error of a formula."""
_MARKS = "'.', '!', ':', ';', ','"
"""What may follow a word that means nobody."""
Reads = Callable[[str], str | None]
"""A cell -> its text without surplus spaces; None (or "") where it says nothing."""


@dataclass(frozen=True)
class Naming:
    """How rows name who answered: positions of columns, how their cells are read, and the folded
    words for which SQL must ask."""

    ordered: tuple[int, ...]
    """In the order in which they count."""
    shown: int | None
    names: tuple[int, ...]
    team: int | None
    role: int | None
    skill: int | None
    rater: int | None
    blank: dict[int, list[str]]
    """By answer column of a wide table: texts that are no answer. A row of nothing else that names
    no person is no answer; an empty dict: each row is one."""
    read_person: Reads
    read_other: Reads
    read_rater: Reads
    """The kind of rater, or "ignored", also where nothing says which kind."""
    asked: Collection[str]
    meant: Callable[[str], tuple[str, str, str]]
    """Kind and identity of a person, and the name that a mapping gives them, or ""."""
    called: Collection[str]
    """Folded texts of which the mapping says who they are."""


NO_PERSON = "The row does not say whose answer it is."
NO_SKILL = "The row does not say which skill is meant."
UNFILLED = "The row names nobody and holds no answer, such as a formula that nobody filled."
NO_RATER = "The mapping leaves this rater out, or does not say of which kind they are."


def stage_people(staging: Reshaping, who: Naming, rater: str, import_id: str) -> None:
    """Make the table staged_row: row_no, kind, identity, label, team, role, rater, skill, aside.
    Rows of the table left_out have its reason."""
    staging.step("Recognising people")
    persons = sorted({*who.ordered, *who.names})
    others = [p for p in (who.team, who.role, who.skill) if p is not None]
    for name, listed in (("asked", who.asked), ("called", who.called)):
        staging.make("table", name, "select unnest(:words) as word", {"words": sorted(listed)})
    joins, bare = [], {}
    read = (("person", persons, who.read_person), ("other", others, who.read_other))
    for kind, positions, reads in read:
        _ask(staging, f"asked_{kind}", positions, reads)
        for p in positions:
            joins.append(f"left join asked_{kind} {kind}{p} on {kind}{p}.text = u.c{p}")
            bare[kind, p] = f"nullif(coalesce({kind}{p}.said1, u.c{p}), '')"
    raters = [who.rater] if who.rater is not None else []
    staging.translate(
        f"select distinct text from ({_texts(raters)})",
        "asked_rater",
        lambda t: (who.read_rater(t) or None,),
    )
    if raters:
        joins.append(f"left join asked_rater t on t.text = u.c{who.rater}")
    parts = [bare["person", p] for p in who.names]
    full = f"nullif(concat_ws(' ', {', '.join(parts)}), '')" if parts else "null"
    texts = [bare["person", p] for p in who.ordered]
    label = [bare["person", who.shown]] if who.shown is not None else []
    known = ", ".join(f"lower({text})" for text in [*texts, full])
    own = f"trim(lower(u.c{who.rater})) in ({known})"
    staging.make(
        "view",
        "named",
        f"""
        select u.row_no, {_coalesce([*texts, full])} as who,
               {_coalesce([*label, full, *texts])} as label,
               {_other(bare, who.team)} as team, {_other(bare, who.role)} as role,
               {_other(bare, who.skill)} as skill,
               {f"if({own}, 'self', t.said1)" if raters else "cast(null as varchar)"} as rater
        from upload u {" ".join(joins)}
        """,
    )
    unanswered, blanks = _unanswered(who)
    staging.make(
        "table",
        "unanswered",
        f"""
        select u.row_no from upload u join named n on n.row_no = u.row_no and n.who is null
        where {unanswered}
        """,
        blanks,
    )
    staging.translate(
        "select distinct who from named where strlen(who) <> length(who) "
        "or lower(who) in (select word from called)",
        "folded",
        who.meant,
    )
    staging.execute(
        _ROWS,
        {
            "import_id": import_id,
            "nobody": UNFILLED if who.skill is None else NO_PERSON,
            "no_skill": NO_SKILL,
            "no_rater": NO_RATER,
            "long": who.skill is not None,
            "rater": rater,
        },
    )
    staging.execute("drop view named")
    staging.execute("drop table unanswered")


def take_teams(staging: Reshaping, teams: Mapping[int, str]) -> None:
    """The team that a heading above them names, for rows (by number) that name none."""
    staging.table("heading", "row_no integer, team varchar", list(teams.items()))
    staging.execute(
        "update staged_row set team = h.team from heading h "
        "where h.row_no = staged_row.row_no and staged_row.team is null"
    )


def people_named(staging: Reshaping, most: int) -> list[tuple[Any, ...]] | None:
    """(kind, identity, label, first row, last row, rows) of each, in the order of the file; None
    where they are more than `most`."""
    if staging.all(_FIRST, {"rows": 2 * most})[0][0] > most:
        return None
    lines = staging.all(_NAMED, {"most": most + 1})
    return None if len(lines) > most else lines


_FIRST = """
    select count(distinct identity)
    from (select identity from staged_row where aside = '' and kind <> 'row' limit :rows) begun
"""
"""Enough of a large survey to know that it names too many."""
_NAMED = """
    select kind, identity, arg_min(label, row_no), min(row_no), max(row_no), count(*)
    from staged_row where aside = '' and kind <> 'row'
    group by kind, identity order by 4 limit :most
"""


def in_several_teams(staging: Reshaping, levels: Iterable[int]) -> list[tuple[str, str, list[str]]]:
    """(kind, identity, teams) of whoever has several rows that name different teams and have the
    same texts in the columns at `levels`."""
    texts = ", ".join(f"coalesce(c{p}, '')" for p in levels)
    return staging.all(_IN_TEAMS.format(texts=f"[{texts}]")) if texts else []


_IN_TEAMS = """
    select kind, identity, list(distinct team) filter (where team is not null)
    from staged_row join upload using (row_no)
    where aside = '' and kind <> 'row'
    group by kind, identity having count(distinct team) > 1 and count(distinct {texts}) = 1
"""


def leave_out(staging: Reshaping, key: str, hashes: Collection[str], reason: str) -> None:
    """Set the rows of erased people aside, without who it was; the hash is that of
    data.store.facts.tombstones."""
    staging.execute(
        """
        update staged_row set aside = :reason, identity = '', label = ''
        where sha256(concat(:key, chr(10), kind, chr(10), identity))
              in (select unnest(:hashes))
        """,
        {"reason": reason, "key": key, "hashes": sorted(hashes)},
    )


def skills_of(staging: Reshaping) -> list[str]:
    """The skills that rows name, in the order of the file."""
    rows = staging.all("""
        select skill from staged_row
        where aside = '' and skill is not null group by skill order by min(row_no)
    """)
    return [text for (text,) in rows]


def row_counts(staging: Reshaping) -> dict[str, int]:
    """Rows by the reason for which they are set aside; "" for those that are stored."""
    return dict(staging.all("select aside, count(*) from staged_row group by aside"))


def export_people(staging: Reshaping, numbers: dict[str, int]) -> str:
    """A query of the rows as `land` wants them, with the number of the skill that each names.
    From then on they lie in its file only."""
    staging.table("numbered", "skill varchar, skill_no integer", list(numbers.items()))
    rows = staging.export(
        """
        select r.row_no, r.kind, r.identity, r.label, r.team, r.role, r.rater, r.aside, n.skill_no
        from staged_row r left join numbered n on n.skill = r.skill and r.aside = ''
        """,
        "people",
    )
    staging.execute("drop table staged_row")
    return rows


def _ask(staging: Reshaping, table: str, positions: list[int], reads: Reads) -> None:
    """The texts that only Python can read, with what it reads: those that are not plain or could
    mean nobody."""
    staging.translate(
        f"select distinct text from ({_texts(positions)}) "
        f"where not regexp_full_match(text, '{_PLAIN}') "
        f"or right(text, 1) in ({_MARKS}) or lower(text) in (select word from asked)",
        table,
        lambda text: (reads(text) or "",),
    )


def _texts(positions: list[int]) -> str:
    parts = [f"select c{p} as text from upload where c{p} is not null" for p in positions]
    return " union all ".join(parts or ["select 'none' as text where false"])


def _coalesce(parts: list[str]) -> str:
    return f"coalesce({', '.join([*parts, 'cast(null as varchar)'])})"


def _other(bare: dict[tuple[str, int], str], position: int | None) -> str:
    return bare["other", position] if position is not None else "cast(null as varchar)"


def _unanswered(who: Naming) -> tuple[str, dict[str, list[str]]]:
    """A condition for rows that are no answer where they name no person, with its parameters."""
    if who.skill is not None:
        return "true", {}
    parts = [f"(u.c{p} is null or list_contains(:blank_{p}, u.c{p}))" for p in who.blank]
    given = {f"blank_{p}": texts for p, texts in who.blank.items()}
    return " and ".join(parts) or "false", given


_ROWS = """
    create temp table staged_row as
    with folded_row as (
        select n.*, case when f.text is null then lower(n.who) else f.said2 end as identity,
               coalesce(nullif(f.said3, ''), n.label) as label_of,
               case when f.text is not null then f.said1
                    when contains(n.who, '@') then 'email'
                    when not contains(n.who, ' ') and regexp_matches(n.who, '[0-9]') then 'id'
                    else 'name' end as kind
        from named n left join folded f on f.text = n.who
    ), judged as (
        select row_no, coalesce(identity, '') as known, kind, identity, label_of as label, team,
               role, rater, skill,
               case when coalesce(identity, '') = '' then
                    case when row_no in (select row_no from unanswered) then :nobody else '' end
                    else '' end as aside
        from folded_row
    )
    select row_no, case when known = '' then 'row' else kind end as kind,
           case when known = '' then concat(:import_id, ':', row_no) else identity end as identity,
           case when known = '' then concat('row ', row_no) else label end as label,
           team, role, coalesce(rater, :rater) as rater, skill,
           case when l.reason is not null then l.reason
                when aside = '' and :long and skill is null then :no_skill
                when aside = '' and rater = 'ignored' then :no_rater else aside end as aside
    from judged left join left_out l using (row_no)
"""
