"""What the words of a header ask for: ability, or something that is no level of a skill.

Words are matched whole, in their language, and never inside of others: `memnun*` is any word that
begins so, `*schmerz*` any word that holds it. Chinese, Japanese and Korean have no spaces between
words, so theirs are looked for anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Words = Mapping[str, str]
"""Language -> its words, parted by a bar."""

ABILITY: Words = {
    "English": "level*|proficien*|competen*|expertise|experience*|knowledge*|skill|skills|skilled|"
    "ability|abilities|confiden*|rate your|rate yourself|"
    "mastery|familiar*|how well|how good|fluen*",
    "German": "wie gut|*kenntnis*|erfahrung*|beherrsch*|niveau*|fähigkeit*|*kompetenz*|einschätz*|"
    "können sie|kannst du|schätzen sie|schätzt du",
    "French": "maîtris*|maitris*|compétence*|expérience*|connaissance*|niveau*|savoir-faire|"
    "à l'aise",
    "Spanish": "nivel*|competencia*|experiencia*|conocimiento*|habilidad*|dominio|domina*|"
    "destreza*",
    "Portuguese": "nível|níveis|competência*|experiência*|conhecimento*|habilidade*|domínio|"
    "proficiência",
    "Italian": "livello|livelli|competenz*|esperienz*|conoscenz*|abilità|padronanza",
    "Dutch": "vaardig*|ervaring*|kennis|beheers*|niveau|competentie*|hoe goed",
    "Polish": "umiejętnoś*|poziom*|znajomoś*|doświadczen*|wiedz*|kompetenc*|biegłoś*|jak dobrze",
    "Swedish": "kompetens*|kunskap*|erfarenhet*|färdighet*|förmåg*|nivå*|behärsk*|hur bra|hur väl",
    "Danish": "kompetence*|kundskab*|viden|erfaring*|færdighed*|evne|evner|behersk*|hvor god*",
    "Norwegian": "kompetanse*|kunnskap*|ferdighet*|mestr*|hvor flink*",
    "Czech": "úrove*|úrovn*|znalost*|dovednost*|zkušenost*|schopnost*|ovlád*|jak dobře",
    "Turkish": "beceri*|yetkinli*|yeterli*|deneyim*|seviye*|düzey*|hakim*|uzmanlı*|bilgi|bilginiz",
    "Japanese": "スキル|技能|能力|習熟|熟練|経験|知識|レベル|得意",
    "Chinese": "技能|能力|水平|水準|熟练|熟練|经验|掌握|知识",
    "Korean": "실력|능력|수준|숙련|경험|지식|스킬",
}

PRIVATE: Words = {
    "English": "health|healthy|wellbeing|well-being|wellness|burnout|burn-out|burned out|stress|"
    "stressed|stressful|sleep|sleeping|insomnia|anxiety|anxious|depress*|exhaust*|fatigue*|tired*|"
    "mood|pain|headache*|back pain|illness*|sick|sickness|alcohol|smoking|drugs|medication|"
    "pregnan*|disabilit*|religio*|belief*|trade union|union|family|children|marital|sexual*|"
    "ethnic*|work-life|worklife|life balance",
    "German": "*gesundheit*|*wohlbefinden*|burnout|stress|*schlaf*|erschöpf*|müdigkeit|angst|"
    "depress*|*schmerz*|stimmung|krank*|alkohol*|rauchen|religion*|gewerkschaft*|familie*",
    "French": "santé|bien-être|épuisement|stress|sommeil|fatigue|anxiété|dépress*|douleur*|humeur|"
    "alcool|tabac|religi*|syndic*|famille",
    "Spanish": "salud|bienestar|estrés|sueño|agotamiento|cansancio|ansiedad|depres*|dolor*|alcohol|"
    "religi*|sindica*|familia",
    "Portuguese": "saúde|bem-estar|estresse|stress|sono|cansaço|exaustão|ansiedade|depress*|dor|"
    "dores|álcool|religi*|sindica*|família",
    "Italian": "salute|benessere|stress|sonno|stanchezza|ansia|depress*|dolor*|umore|alcol|religi*|"
    "sindaca*|famiglia",
    "Dutch": "gezondheid*|welzijn|stress|slaap*|uitput*|vermoeid*|angst|depress*|*pijn|"
    "alcohol|religie|vakbond*|gezin|familie",
    "Polish": "zdrow*|samopoczuci*|stres|stresu|bezsenno*|wyczerpan*|zmęczen*|lęk*|depres*|ból|"
    "bólu|alkohol*|religi*|rodzin*",
    "Swedish": "hälsa*|hälso*|välmående|stress*|sömn*|utmatt*|trötthet|ångest|*smärt*|alkohol*|"
    "religion*|familj*",
    "Danish": "helbred*|trivsel|stress*|søvn*|udmatt*|træthed|angst|*smerte*|alkohol*|familie*",
    "Norwegian": "helse*|trivsel|stress*|søvn*|utmatt*|trøtthet|angst|*smerte*|alkohol*|familie*",
    "Czech": "zdrav*|stres|stresu|spánek|spánku|vyčerpan*|únav*|úzkost*|bolest*|alkohol*|rodin*",
    "Turkish": "sağlı*|stres|stresi|uyku*|tükenmişlik|yorgunlu*|kaygı*|depres*|ağrı*|alkol*|aile*",
    "Japanese": "健康|ストレス|睡眠|疲労|不安|痛み|気分|飲酒|喫煙|宗教|家族",
    "Chinese": "健康|压力|睡眠|疲劳|焦虑|宗教|家庭",
    "Korean": "건강|스트레스|수면|피로|불안|종교|가족",
}
"""Health, wellbeing, belief, union and family: never a skill unless a mapping names the column."""

AGAINST: Mapping[str, Words] = {
    "private matters": PRIVATE,
    "recommendation": {
        "English": "recommend|recommends|recommended|recommendation|recommendations|recommending|"
        "how likely|likely|likelihood|nps|net promoter",
        "German": "weiterempfehl*|empfehl*|empfiehl*|wie wahrscheinlich",
        "French": "recommand*|conseiller*",
        "Spanish": "recomend*",
        "Portuguese": "recomend*|indicaria*|indicar",
        "Italian": "consigli*|raccomand*",
        "Dutch": "aanbevel*|aanbeveel*|aanraad*|aanraden|waarschijnlijk*",
        "Polish": "polec*|prawdopodob*",
        "Swedish": "rekommend*",
        "Danish": "anbefal*",
        "Norwegian": "anbefal*",
        "Czech": "doporuč*",
        "Turkish": "tavsiye*|önerir*|önerme*",
        "Japanese": "推薦|おすすめ|お勧め|勧め",
        "Chinese": "推荐|推薦",
        "Korean": "추천",
    },
    "satisfaction": {
        "English": "satisf*|dissatisf*|happy|happiness|enjoy*|pleased",
        "German": "*zufrieden*",
        "French": "satisf*|insatisf*",
        "Spanish": "satisf*|contento|contenta",
        "Portuguese": "satisf*|satisfeit*",
        "Italian": "soddisf*",
        "Dutch": "*tevreden*",
        "Polish": "zadowol*|satysfakc*",
        "Swedish": "nöjd*|missnöjd*",
        "Danish": "*tilfreds*",
        "Norwegian": "fornøyd*|misfornøyd*|tilfreds*",
        "Czech": "spokojen*|nespokojen*",
        "Turkish": "memnun*",
        "Japanese": "満足",
        "Chinese": "满意|滿意",
        "Korean": "만족",
    },
    "agreement": {
        "English": "agree|agrees|agreed|disagree*|statement|statements",
        "German": "stimmen sie|stimmst du|*zustimm*",
        "French": "d'accord|proposition|propositions",
        "Spanish": "de acuerdo",
        "Portuguese": "concord*",
        "Italian": "d'accordo",
        "Dutch": "mee eens",
        "Polish": "zgadzasz|zgadzam|zgadza",
        "Swedish": "håller du med|instämm*",
        "Danish": "enig|enige",
        "Norwegian": "enig|enige",
        "Czech": "souhlas*",
        "Turkish": "katılıyor*",
        "Japanese": "同意|賛成",
        "Chinese": "同意",
        "Korean": "동의",
    },
    "frequency": {
        "English": "how often|frequency|frequently|times a week|times per week",
        "German": "wie oft|wie häufig|häufigkeit",
        "French": "fréquence|combien de fois",
        "Spanish": "frecuencia",
        "Portuguese": "frequência",
        "Italian": "ogni quanto|frequenza",
        "Dutch": "hoe vaak|frequentie",
        "Polish": "jak często|częstotliwoś*",
        "Swedish": "hur ofta",
        "Danish": "hvor ofte",
        "Norwegian": "hvor ofte",
        "Czech": "jak často",
        "Turkish": "sıklı*|ne sıklıkla",
        "Japanese": "頻度|どのくらいの頻度",
        "Chinese": "频率|多久",
        "Korean": "빈도|얼마나 자주",
    },
    "usage": {
        "English": "do you use|did you use|have you used|usage|used in|adoption",
        "German": "nutzen sie|nutzt du|verwenden sie|nutzung",
        "French": "utilisez-vous|utilises-tu|utilisation",
        "Spanish": "utilizas|utiliza usted|usas",
        "Portuguese": "você usa|utiliza",
        "Italian": "usi|utilizzi",
        "Dutch": "gebruik je|gebruikt u",
        "Polish": "używasz|korzystasz",
        "Swedish": "använder du",
        "Danish": "bruger du",
        "Norwegian": "bruker du",
        "Czech": "používáte|používáš",
        "Turkish": "kullanıyor*",
        "Japanese": "使用頻度|利用",
    },
    "an amount": {
        "English": "how many|how much|how long|year|years|month|months|since|hours|overtime",
        "German": "wie viele|wie lange|seit wann|jahr|jahre|jahren|überstunden",
        "French": "combien|année|années|depuis",
        "Spanish": "cuánt*|año|años|anos",
        "Portuguese": "quantos|quantas|quanto tempo|ano|anos",
        "Italian": "quanti|quante|anni",
        "Dutch": "hoeveel|jaar|jaren",
        "Polish": "ile|lat|lata",
        "Swedish": "hur många|år",
        "Danish": "hvor mange|år",
        "Norwegian": "hvor mange|år",
        "Czech": "kolik|roky",
        "Turkish": "kaç|yıl",
        "Japanese": "何年|年数",
    },
    "a rank": {
        "English": "rank|ranks|ranked|ranking",
        "German": "rang|rangfolge|reihenfolge",
        "French": "classement|classez",
        "Spanish": "clasificación|ordena",
        "Polish": "ranking",
    },
    "an exam": {
        "English": "exam|exams|examination|test score|test scores|mark|marks",
        "German": "prüfung*|klausur*",
        "French": "examen|examens",
        "Spanish": "examen|exámenes",
        "Polish": "egzamin*",
        "Turkish": "sınav*",
        "Japanese": "試験",
    },
    "difficulty": {
        "English": "difficult*|how hard|how easy|useful*|worth|prevented",
        "German": "schwierig*|wie schwer|wie leicht|nützlich*",
        "French": "difficile*|utile*",
        "Spanish": "difícil*|útil*",
    },
    "an attitude": {
        "English": "i feel|feel about|feeling|opinion|prefer|i can|i am able|i know|i like",
        "German": "ich kann|ich mag",
        "French": "je peux|j'aime",
        "Spanish": "me gusta|puedo",
    },
    "the evaluation of a course": {
        "English": "presenter|instructor|the course|this course|the training|this training|"
        "the workshop|this workshop|improved|helped|helpful|met my expectations|learned|learnt",
        "German": "der kurs|dieser kurs|die schulung|diese schulung|der workshop|gelernt|geholfen|"
        "verbessert",
        "French": "le cours|ce cours|la formation|cette formation|appris",
        "Spanish": "el curso|este curso|la formación|aprendí|mejoró",
    },
    "conditions of work": {
        "English": "workload|work load|salary|morale|engagement|commute|shift|shifts|parking|"
        "canteen|trust in|confidence in leadership|confidence in management|senior leadership",
        "German": "arbeitslast|gehalt|schicht|schichten|frühschicht|spätschicht",
        "French": "charge de travail|salaire",
        "Spanish": "carga de trabajo|salario|sueldo",
    },
}
"""What a question asks for that is no ability. It counts more than the name of a skill."""

FIGURES = frozenset(("an amount", "a rank", "an exam"))
"""What stands beside ratings of skills without making the file a survey of opinions."""
OF_WORK = FIGURES | {"conditions of work", "difficulty", "usage", "frequency"}
"""Words that are part of the names of subjects, too: "Salary modelling"."""
INTEREST: Words = {
    "English": "interest|interests|interested|motivat*|want to learn|wants to learn|like to learn|"
    "wish to learn|keen|desire to",
    "German": "interess*|lernen möchten|möchten sie lernen",
    "French": "intérêt*|intéress*|aimeriez|souhaiteriez",
    "Spanish": "interés|interesa*|te gustaría|le gustaría",
    "Portuguese": "interess*",
    "Italian": "interess*",
    "Dutch": "belangstelling|interesse*",
    "Polish": "zainteresowan*",
    "Swedish": "intress*",
    "Danish": "interess*",
    "Norwegian": "interess*",
    "Czech": "zájem|zájmu",
    "Turkish": "ilgi|ilginiz|ilgileniyor*",
    "Japanese": "興味|関心",
    "Chinese": "兴趣|興趣",
    "Korean": "관심|흥미",
}
IMPORTANCE: Words = {
    "English": "importance|important|relevance|relevant|criticality",
    "German": "wichtig|wichtigkeit|relevanz|relevant",
    "French": "importance|important|importante|pertinence",
    "Spanish": "importancia|importante|relevancia",
    "Portuguese": "importância|importante|relevância",
    "Italian": "importanza|importante|rilevanza",
    "Dutch": "belang|belangrijk|belangrijkheid",
    "Polish": "ważn*|istotn*",
    "Swedish": "viktig*",
    "Danish": "vigtig*",
    "Norwegian": "viktig*",
    "Czech": "důležit*",
    "Turkish": "önem*",
    "Japanese": "重要",
    "Chinese": "重要",
    "Korean": "중요",
}

_NO_SPACES = frozenset(("Japanese", "Chinese", "Korean"))
_COURSE = re.compile(
    r"\b(?:time|trainers?|sessions?|workshops?)\b"
    r"(?!.* ?(?:management|facilitation|moderation|planning|design|series|skills)\b)"
)
"""What an evaluation of a course asks about."""


@dataclass(frozen=True)
class Sign:
    """A word that says what is asked: its kind, as it stands in the text, and its language."""

    kind: str
    word: str
    language: str

    def __str__(self) -> str:
        return f"“{self.word}”" + ("" if self.language == "English" else f", {self.language}")


class _Lexicon:
    """Looks for the words of one kind."""

    def __init__(self, kind: str, words: Words) -> None:
        self.kind = kind
        self._patterns = [(name, _pattern(name, listed)) for name, listed in words.items()]

    def search(self, folded: str) -> Sign | None:
        """The first word of a folded text, or None."""
        found = (
            (match.start(), rank, name, match.group())
            for rank, (name, pattern) in enumerate(self._patterns)
            if (match := pattern.search(folded))
        )
        *_, name, word = min(found, default=(0, 0, "", ""))
        return Sign(self.kind, word, name) if word else None


def _pattern(language: str, listed: str) -> re.Pattern[str]:
    if language in _NO_SPACES:
        return re.compile("|".join(map(re.escape, listed.split("|"))))
    return re.compile("|".join(_word(text) for text in listed.split("|")))


def _word(text: str) -> str:
    bare = re.escape(text.strip("*")).replace(r"\ ", r"\s+")
    before = r"\w*" if text.startswith("*") else r"(?<!\w)"
    return before + bare + (r"\w*" if text.endswith("*") else r"(?!\w)")


ability = _Lexicon("ability", ABILITY)
interest = _Lexicon("interest", INTEREST)
importance = _Lexicon("importance", IMPORTANCE)
private = _Lexicon("private matters", PRIVATE)
of_work = _Lexicon("conditions of work", AGAINST["conditions of work"])
"""Looked for in a whole question: "Confidence in leadership" ends with the name of a skill."""
_AGAINST = tuple(_Lexicon(kind, words) for kind, words in AGAINST.items())


def against(folded: str) -> Sign | None:
    """What a folded text asks for that is no ability; None where nothing says so."""
    found = next(_signs(folded), None)
    if found is None and (course := _COURSE.search(folded)):
        return Sign("a course or a time", course.group(), "English")
    return found


def _signs(folded: str) -> Iterator[Sign]:
    return (sign for lexicon in _AGAINST if (sign := lexicon.search(folded)))
