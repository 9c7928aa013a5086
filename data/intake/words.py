"""Words that people answer with, folded by `fold`, and what they say."""

from __future__ import annotations

import re
import unicodedata

_LEVELS: dict[int, str] = {
    0: """none|no experience|no knowledge|no skill|no skills|no ability|no exposure|never used
        |not at all|nothing|unskilled|untrained|not familiar|unfamiliar|not familiar at all
        |never heard of it|no competence|not competent|unaware|keine|keine erfahrung
        |keine kenntnisse|nicht vorhanden|aucun|aucune|ninguno|ninguna|nessuna""",
    1: """novice|beginner|complete novice|absolute beginner|basic|basics|basic knowledge
        |basic understanding|fundamental|fundamental awareness|foundation|foundational|entry
        |entry level|awareness|aware|low|very low|limited|limited experience|limited knowledge
        |little|little experience|little knowledge|elementary|learner|trainee|starter|familiar
        |slightly familiar|theoretical knowledge|poor|very poor|weak|rudimentary|heard of it
        |anfänger|anfänger/in|anfängerin|einsteiger|neuling|grundkenntnisse|grundlagen|gering
        |débutant|débutante|notions|principiante|básico|principiante/base|base|beginnend""",
    2: """advanced beginner|working|working knowledge|working level|junior|developing|some
        |some experience|some knowledge|elementary proficiency|below average|fair
        |somewhat familiar|apprentice|lower intermediate|limited working proficiency
        |fortgeschrittener anfänger|erste erfahrung|erste erfahrungen|etwas|einige kenntnisse
        |débutant avancé|principiante avanzado""",
    3: """competent|intermediate|medium|moderate|average|practitioner|skilled|capable|good
        |good knowledge|practical application|practical knowledge|solid|mid|mid level|regular
        |moderately familiar|independent|mittel|kompetent|mittelmäßig|gute kenntnisse|gut
        |fortgeschritten|intermédiaire|moyen|compétent|intermedio|competente|medio|durchschnitt""",
    4: """proficient|advanced|high|very good|very good knowledge|strong|above average|senior
        |experienced|extensive|extensive experience|extensive knowledge|highly skilled|very skilled
        |very familiar|fluent|upper intermediate|professional|accomplished|advanced knowledge
        |sehr gut|erfahren|gewandt|sehr gute kenntnisse|weit fortgeschritten|versiert|hoch|avancé
        |confirmé|avanzado|avanzato|esperienza""",
    5: """expert|master|mastery|guru|very high|excellent|authority|world class|leading expert
        |recognised expert|recognized expert|recognised authority|recognized authority
        |thought leader|extremely familiar|outstanding|exceptional|expert level|experte|expertin
        |experte/expertin|experte/in|meister|meisterhaft|exzellent|expertenwissen|experto|experta|esperto|esperta
        |maître|sehr hoch""",
}  # fmt: skip
_UNKNOWN = """|?|??|???|-|--|–|—|.|...|…|_|don't know|dont know|do not know|don’t know|i don't know
    |i do not know|unknown|unsure|not sure|no answer|no response|not answered|unanswered
    |prefer not to say|prefer not to answer|no opinion
    |can't say|cannot say|can't judge|cannot judge
    |null|nan|nil|missing|blank|tbd|tbc|skip|skipped
    |not rated|no rating|not assessed|weiß nicht|weiss nicht
    |keine angabe|k.a|k. a|ka|nicht beantwortet|unbekannt|ne sait pas|je ne sais pas|sans réponse
    |no sé|no sabe|non so"""
_NOT_APPLICABLE = """n/a|na|n.a|n. a|not applicable|not relevant|does not apply|doesn't apply|n/r
    |out of scope|not needed|not part of my role|not required|nicht zutreffend|trifft nicht zu
    |entfällt|nicht relevant|nicht anwendbar|non applicable|sans objet|no aplica|no aplicable
    |non applicabile|nvt|n.v.t"""
_NEVER = {
    "agreement": """strongly agree|agree|somewhat agree|rather agree|slightly agree|neutral
        |neither agree nor disagree|neither agree or disagree|disagree|somewhat disagree
        |rather disagree|slightly disagree|strongly disagree|agree completely|disagree completely
        |completely agree|completely disagree|fully agree|totally agree|totally disagree
        |rather not agree|agree at all|disagree at all|undecided|stimme zu|stimme voll zu
        |stimme eher zu|stimme nicht zu|stimme eher nicht zu|stimme gar nicht zu""",
    "satisfaction": """very satisfied|satisfied|somewhat satisfied|dissatisfied|unsatisfied
        |somewhat dissatisfied|very dissatisfied|very unsatisfied|neither satisfied nor dissatisfied
        |very happy|happy|unhappy|very unhappy|very useful|somewhat useful|useful|not useful
        |very favorably|somewhat favorably|somewhat unfavorably|very unfavorably|sehr zufrieden
        |zufrieden|unzufrieden|sehr unzufrieden|very likely|likely|unlikely|very unlikely""",
    "frequency": """always|very often|often|rather often|sometimes|occasionally|rarely|seldom
        |rather rarely|never|usually|frequently|daily|weekly|monthly|yearly|all of the time
        |most of the time|some of the time|none of the time|immer|oft|häufig|manchmal|selten|nie""",
    "importance": """very important|important|somewhat important|rather important|not important
        |rather unimportant|unimportant|extremely important|critical|essential|nice to have""",
    "interest": """very interested|interested|somewhat interested|less interested|not interested
        |uninterested|extremely interested|very motivated|more motivated|much more motivated
        |no change in motivation|less motivated|slightly less motivated""",
    "yes or no": """yes|no|y|n|true|false|x|✓|✔|☑|checked|unchecked|selected|not selected|ja|nein
        |oui|non|sí|si|wahr|falsch""",
}  # fmt: skip
_OPINIONS: dict[int, str] = {
    0: """none|no|not at all|not important|unimportant|not interested|uninterested
        |not interested at all|not at all important|not at all interested|kein interesse
        |unwichtig""",
    1: "very low|little|slightly important|slightly interested|less interested|less important",
    2: "low|somewhat important|somewhat interested|rather unimportant|nice to have|gering",
    3: """medium|moderate|moderately important|moderately interested|neutral|some|mittel|interested
        |important""",
    4: "high|rather important|very interested|very important|hoch|wichtig",
    5: """very high|extremely important|extremely interested|critical|essential|sehr hoch
        |sehr wichtig""",
}  # fmt: skip


def fold(value: str) -> str:
    """An answer without case, width, surplus spaces and end punctuation."""
    text = unicodedata.normalize("NFKC", value).casefold().replace("’", "'")
    return " ".join(text.split()).rstrip(".!:;, ") or " ".join(text.split()).strip("!:;, ")


def _split(text: str) -> list[str]:
    return [fold(part) for part in text.split("|")]


LEVEL_WORDS = {word: level for level, text in _LEVELS.items() for word in _split(text)}
UNKNOWN_WORDS = frozenset(_split(_UNKNOWN))
NOT_APPLICABLE_WORDS = frozenset(_split(_NOT_APPLICABLE))
SUMMARY_WORDS = frozenset(_split(
    "total|totals|grand total|sum|average|averages|avg|mean|median|team average|gesamt|summe"
    "|durchschnitt|mittelwert"
))  # fmt: skip
"""What stands in the first cell of a row that adds up the rows above it."""
NEVER_WORDS = {word: kind for kind, text in _NEVER.items() for word in _split(text)}
"""Answers of questions that are not about a level, and what they are about."""
OPINION_WORDS = {word: value for value, text in _OPINIONS.items() for word in _split(text)}
ERROR_VALUE = re.compile(r"^#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!)$", re.I)
