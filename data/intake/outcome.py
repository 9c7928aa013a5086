"""What an import is said to have done, every cell counted, and what in it is suspicious."""

import re
from collections import Counter
from itertools import chain, groupby

from data.intake.columns.column import RATED
from data.intake.columns.mapping import Mapping
from data.intake.language.words import first_of, fold, issue_of
from data.intake.levels.answers import level_without_words
from data.intake.levels.scales import Meaning, number
from data.intake.people import UNFILLED, Named
from data.intake.understood import Understood
from data.intake.values.answers import Answers
from data.store.history.imports import Upload
from data.store.upload.landing import Text
from data.vocabulary import ImportOutcome, Issue, NearPeople, grouped


def duplicate(upload: Upload, import_id: str, when: object, *, dry_run: bool) -> ImportOutcome:
    """The outcome of a file that is stored already."""
    said = issue_of("already there", severity="note", wave=upload.wave, when=when)
    return ImportOutcome(
        import_id, True, dry_run, wave=upload.wave, rater=upload.rater, issues=(said,)
    )


def texts_of(answers: Answers, by_position: dict[int, int]) -> list[Text]:
    """Each distinct answer of each column as the store lands it. `by_position`: skills' numbers."""
    given = answers.times

    def kept(value: str, said: Meaning) -> str:
        """The level alone, where one person adds own words to it."""
        alone = said.level is not None and given[fold(value)] == 1
        return (level_without_words(value) if alone else "") or value

    return [
        Text(
            position=a.column.position,
            number=place,
            value=value,
            use="rating" if a.column.use == "level" else a.column.use,
            rater=a.column.rater,
            skill_no=by_position.get(a.column.position),
            outcome=said.outcome,
            level=said.level,
            reason=said.reason,
            times=times,
            kept=kept(value, said),
        )
        for a in answers.columns
        for place, (value, times, said) in enumerate(a.said, start=1)
    ]


def counted_outcome(
    chosen: Understood,
    upload: Upload,
    import_id: str,
    counts: Counter[str],
    lines: Counter[str],
    dry_run: bool,
) -> ImportOutcome:
    """The outcome with its eight counts. `lines`: rows by the reason why they are not stored."""
    table, mapping = chosen.table, chosen.mapping
    answers = len(mapping.used(*RATED))
    live = lines[""]
    unfilled = lines[UNFILLED]  # their answers are unknown
    left_out = lines.total() - live - unfilled
    beside = table.outside
    ignored = len(mapping.used("ignored")) * live
    ignored += table.width * left_out + (table.width - answers) * unfilled
    return ImportOutcome(
        import_id=import_id,
        duplicate=False,
        dry_run=dry_run,
        layout=mapping.layout,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=table.sheet,
        header_rows=table.header_rows,
        wave=upload.wave,
        rater=upload.rater,
        rows=table.rows,
        people=counts["people"],
        skills=counts["skills"],
        cells=table.rows * table.width + beside.stated + beside.aside,
        identity=len(mapping.used("person", "team", "role", "rater")) * live,
        metadata=len(mapping.used("metadata", "skill")) * live + beside.stated,
        ratings=counts["rating"],
        importance=counts["importance"],
        interest=counts["interest"],
        unknown=counts["unknown"] + unfilled * answers,
        not_applicable=counts["not_applicable"],
        set_aside=counts["set_aside"] + ignored + beside.aside,
    )


def accounted(o: ImportOutcome) -> int:
    """Cells that are in one of the eight counts."""
    said = o.identity + o.metadata + o.ratings + o.importance + o.interest
    return said + o.unknown + o.not_applicable + o.set_aside


_TEST = re.compile(r"\b(test(s|er|ing|user)?\d*|asdf\w*|qwert\w*|dummy|foo|foobar|xxx+)\b")
_PAGE = 3
"""Questions in a row that nobody answered, from which on a page is missing."""
_MOST = 20
_PAIRS = 5


def suspicious(mapping: Mapping, answers: Answers, named: list[Named] | None) -> list[Issue]:
    """Questions about a file as a whole and about its rows."""
    found = [*_all_equal(answers), *_averages(answers), *_pages(mapping)]
    if named is None:
        return [*found, issue_of("not compared", severity="note")]
    return [*found, *_repeated(mapping, named), *_tests(mapping, named)]


def near_issues(mapping: Mapping, pairs: tuple[NearPeople, ...]) -> list[Issue]:
    """Names that almost agree, each pair with both rows; nobody is named in the reason."""
    issues = []
    for pair in pairs:
        row = f"stands in row {pair.other_row}" if pair.other_row else "is in the store already"
        at = (pair.row, _person_header(mapping), f"{pair.one} / {pair.other}")
        issues.append(issue_of("perhaps one person", *at, how=pair.how, row=row))
    return issues


def _all_equal(answers: Answers) -> list[Issue]:
    said: Counter[int] = Counter()
    for _, count, meant in chain.from_iterable(a.said for a in answers.levels):
        if meant.level is not None:
            said[meant.level] += count
    if len(said) != 1 or said.total() < 10:
        return []
    level, times = next(iter(said.items()))
    return [issue_of("all equal", times=grouped(times), level=level)]


def _averages(answers: Answers) -> list[Issue]:
    said = chain.from_iterable(a.said for a in answers.levels)
    numbers = [(bare, n) for value, n, _ in said if (bare := number(value)) is not None]
    total = sum(n for _, n in numbers)
    broken = sum(n for bare, n in numbers if bare.denominator != 1)
    if not broken or 2 * broken <= total:
        return []
    return [issue_of("averages", broken=grouped(broken), every=grouped(total))]


def _pages(mapping: Mapping) -> list[Issue]:
    """Questions in a row that nobody answered, beside others that somebody did."""
    answered = {c for c in mapping.columns if mapping.seen(c).answered}
    if answered.isdisjoint(mapping.used("level")):
        return []
    skipped = {c for c in mapping.used(*RATED, "ignored") if c not in answered}
    runs = [list(run) for blank, run in groupby(mapping.columns, skipped.__contains__) if blank]
    return [
        issue_of("page left out", None, run[0].header, times=len(run), first=run[0], last=run[-1])
        for run in runs
        if len(run) >= _PAGE
    ]


def _repeated(mapping: Mapping, named: list[Named]) -> list[Issue]:
    """Somebody with several rows of a wide table, whoever rated."""
    if mapping.long or mapping.used("rater"):
        return []
    twice = [n for n in named if n.rows > 1]
    if not twice:
        return []
    pairs = "; ".join(f"{n.row} and {n.last}" for n in twice[:_PAIRS])
    more = ", and more" if len(twice) > _PAIRS else ""
    rated = any(c.rated for c in mapping.used("person"))
    who = f"One person {'is' if rated else 'stands'}"
    if len(twice) > 1:
        who = f"{grouped(len(twice))} people {'are' if rated else 'stand'}"
    about, column = "rated twice" if rated else "stands twice", _person_header(mapping)
    return [issue_of(about, None, column, who=who, rows=pairs, more=more)]


def _tests(mapping: Mapping, named: list[Named]) -> list[Issue]:
    found = [n for n in named if _TEST.search(f"{n.identity} {n.label.casefold()}")]
    if not found:
        return []
    column = _person_header(mapping)
    issues = [issue_of("perhaps a test", n.row, column, n.label) for n in found[:_MOST]]
    rows = first_of([str(n.row) for n in found], _PAIRS)
    trial = 2 * len(found) >= len(named)
    one, several = ("one test of a trial", "tests of a trial") if trial else ("one test", "tests")
    about, times = one if len(found) == 1 else several, grouped(len(found))
    asked = issue_of(about, None, column, tests=times, every=grouped(len(named)), rows=rows)
    return [asked, *issues]


def _person_header(mapping: Mapping) -> str | None:
    people = mapping.used("person")
    return people[0].header if people else None
