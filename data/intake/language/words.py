"""Words that people answer with, folded by `fold`, and what they say."""

from __future__ import annotations

import re
import unicodedata

_LEVELS: dict[int, str] = {
    0: """insufficient|unsatisfactory|ungenügend|niedostateczny
        |なし|経験なし|未経験|无|没有经验|无经验|없음
        |none|no experience|no knowledge|no skill|no skills|no ability|no exposure|never used
        |not at all|nothing|unskilled|untrained|not familiar|unfamiliar|not familiar at all
        |never heard of it|no competence|not competent|unaware|keine|keine erfahrung
        |keine kenntnisse|keine fähigkeiten|keinerlei|nicht vorhanden|aucun|aucune|aucune expérience
        |aucune connaissance|aucune compétence|pas d'expérience|ninguno|ninguna|ningún conocimiento
        |ninguna experiencia|sin experiencia|sin conocimiento|sin conocimientos|nulo|nessuna
        |nessuno|nessuna esperienza|nessuna conoscenza|nenhum|nenhuma|nenhuma experiência
        |sem experiência|sem conhecimento|geen|geen ervaring|geen kennis|brak|brak doświadczenia
        |ingen|ingen erfarenhet|ingen erfaring|not confident|not at all confident""",
    1: """mangelhaft|insuffisant|onvoldoende|初級|初心者|入門|初级|入门|初学者|초급
        |novice|beginner|complete novice|absolute beginner|basic|basics|basic knowledge
        |basic understanding|fundamental|fundamental awareness|foundation|foundational|entry
        |entry level|awareness|aware|low|very low|limited|limited experience|limited knowledge
        |little|little experience|little knowledge|elementary|learner|trainee|starter|familiar
        |slightly familiar|theoretical knowledge|poor|very poor|weak|rudimentary|heard of it
        |anfänger|anfänger/in|anfängerin|einsteiger|neuling|grundkenntnisse|grundlagen|gering
        |geringe kenntnisse|basiskenntnisse|débutant|débutante|débutant/e|débutant·e|notions
        |notions de base|connaissances de base|bases|élémentaire|faible|principiante|básico|básica
        |elemental|conocimientos básicos|bajo|muy bajo|principiante/base|base|iniciante
        |conhecimento básico|beginnend|basis|basiskennis|początkujący|podstawowy|nybörjare
        |grundläggande|begynder|nybegynner|slightly confident""",
    2: """sufficient|ausreichend|passable|dopuszczający
        |advanced beginner|working|working knowledge|working level|junior|developing|some
        |some experience|some knowledge|elementary proficiency|below average|fair
        |somewhat familiar|apprentice|lower intermediate|limited working proficiency
        |fortgeschrittener anfänger|erste erfahrung|erste erfahrungen|etwas|einige kenntnisse
        |débutant avancé|principiante avanzado|principiante avanzato|iniciante avançado
        |gevorderde beginner|somewhat confident""",
    3: """satisfactory|befriedigend|voldoende|assez bien|dostateczny|dobry|中級|中级|중급
        |competent|intermediate|medium|moderate|average|practitioner|skilled|capable|good
        |good knowledge|practical application|practical knowledge|solid|mid|mid level|regular
        |moderately familiar|independent|mittel|kompetent|mittelmäßig|gute kenntnisse|gut
        |fortgeschritten|fortgeschrittene|fortgeschrittener|fortgeschrittene kenntnisse
        |mittlere kenntnisse|kompetenter|intermédiaire|moyen|moyenne|compétent|compétente
        |intermedio|intermedia|competente|medio|durchschnitt|intermediário|intermédio|médio
        |gemiddeld|bekwaam|średniozaawansowany|średnio zaawansowany|medel|moderately confident
        |confident|fairly confident""",
    4: """bardzo dobry|zeer goed|très bien|上級|高级|고급
        |proficient|advanced|high|very good|very good knowledge|strong|above average|senior
        |experienced|extensive|extensive experience|extensive knowledge|highly skilled|very skilled
        |very familiar|fluent|upper intermediate|professional|accomplished|advanced knowledge
        |sehr gut|erfahren|gewandt|sehr gute kenntnisse|weit fortgeschritten|versiert|hoch|avancé
        |avancée|avancé/e|avancé·e|confirmé|confirmée|connaissances avancées|avanzado|avanzada
        |avanzato|avanzata|conocimientos avanzados|avançado|avançada|proficiente|gevorderd|vaardig
        |ervaren|zaawansowany|avancerad|avanceret|avansert|alto|sehr fortgeschritten
        |fundierte kenntnisse        |gewandter|esperienza|very confident""",
    5: """エキスパート|専門家|熟練|专家|전문가
        |expert|master|mastery|guru|very high|excellent|authority|world class|leading expert
        |recognised expert|recognized expert|recognised authority|recognized authority
        |thought leader|extremely familiar|outstanding|exceptional|expert level|experte|expertin
        |experte/expertin|experte/in|meister|meisterhaft|exzellent|expertenwissen|experto|experta|esperto|esperta
        |experten|experten-kenntnisse|expertenkenntnisse|experte/experte|experte:in|expert/e|expert·e
        |experte*in|especialista|perito|ekspert|muy alto|maître|sehr hoch|extremely confident
        |completely confident""",
}
_UNKNOWN = """|?|??|???|-|--|–|—|.|...|…|_|don't know|dont know|do not know|don’t know|i don't know
    |i do not know|unknown|unsure|not sure|no answer|no response|not answered|unanswered
    |prefer not to say|prefer not to answer|no opinion
    |can't say|cannot say|can't judge|cannot judge
    |null|nan|nil|missing|blank|tbd|tbc|skip|skipped
    |not rated|no rating|not assessed|weiß nicht|weiss nicht
    |keine angabe|k.a|k. a|ka|nicht beantwortet|unbekannt|ne sait pas|je ne sais pas|sans réponse
    |ich weiß nicht|ich weiss nicht|ne sais pas|sans opinion|no sé|no sabe|no lo sé|ns/nc
    |no contesta|non so|não sei|weet niet|weet ik niet|nie wiem|vet ej|vet ikke
    |わからない|分からない|不明|無回答|不知道|不清楚|모름"""
_NOT_APPLICABLE = """n/a|na|n_a|n.a|n. a|not applicable|not relevant|does not apply|doesn't apply
    |n/r|out of scope|not needed|not part of my role|not required|nicht zutreffend|trifft nicht zu
    |entfällt|nicht relevant|nicht anwendbar|non applicable|sans objet|no aplica|no aplicable
    |ne s'applique pas|non concerné|non concernée|non pertinent|no procede
    |non applicabile|não aplicável|não se aplica|nvt|n.v.t|niet van toepassing|nie dotyczy
    |ej tillämpligt|ikke relevant|該当なし|対象外|不适用|해당 없음"""
_NEVER = {
    "agreement": """strongly agree|agree|somewhat agree|rather agree|slightly agree|neutral
        |neither agree nor disagree|neither agree or disagree|disagree|somewhat disagree
        |rather disagree|slightly disagree|strongly disagree|agree completely|disagree completely
        |completely agree|completely disagree|fully agree|totally agree|totally disagree
        |rather not agree|agree at all|disagree at all|undecided|stimme zu|stimme voll zu
        |stimme eher zu|stimme nicht zu|stimme eher nicht zu|stimme gar nicht zu
        |tout à fait d'accord|d'accord|plutôt d'accord|pas d'accord|plutôt pas d'accord
        |pas du tout d'accord|ni d'accord ni pas d'accord|totalmente de acuerdo|muy de acuerdo
        |de acuerdo|en desacuerdo
        |totalmente en desacuerdo|muy en desacuerdo|ni de acuerdo ni en desacuerdo
        |helemaal mee eens|mee eens|mee oneens|helemaal mee oneens|concordo totalmente|concordo
        |discordo|discordo totalmente""",
    "satisfaction": """very satisfied|satisfied|somewhat satisfied|dissatisfied|unsatisfied
        |somewhat dissatisfied|very dissatisfied|very unsatisfied|neither satisfied nor dissatisfied
        |very happy|happy|unhappy|very unhappy|very useful|somewhat useful|useful|not useful
        |very favorably|somewhat favorably|somewhat unfavorably|very unfavorably|sehr zufrieden
        |zufrieden|unzufrieden|sehr unzufrieden|very likely|likely|unlikely|very unlikely
        |très satisfait|satisfait|insatisfait|très insatisfait|plutôt satisfait|muy satisfecho
        |satisfecho|insatisfecho|muy insatisfecho|zeer tevreden|tevreden|ontevreden
        |zeer ontevreden|muito satisfeito|satisfeito|insatisfeito""",
    "frequency": """always|very often|often|rather often|sometimes|occasionally|rarely|seldom
        |rather rarely|never|usually|frequently|daily|weekly|monthly|yearly|all of the time
        |most of the time|some of the time|none of the time|immer|oft|häufig|manchmal|selten|nie
        |täglich|wöchentlich|monatlich|toujours|souvent|parfois|rarement|jamais|quotidiennement
        |siempre|a menudo|a veces|rara vez|nunca|casi nunca|altijd|vaak|soms|zelden|nooit""",
    "importance": """very important|important|somewhat important|rather important|not important
        |rather unimportant|unimportant|extremely important|critical|essential|nice to have""",
    "interest": """very interested|interested|somewhat interested|less interested|not interested
        |uninterested|extremely interested|very motivated|more motivated|much more motivated
        |no change in motivation|less motivated|slightly less motivated|sehr interessiert
        |interessiert|wenig interessiert|nicht interessiert""",
    "yes or no": """yes|no|y|n|true|false|x|✓|✔|☑|checked|unchecked|selected|not selected|ja|nein
        |oui|non|sí|si|wahr|falsch|nee|sim|não|vrai|faux""",
}
_OPINIONS: dict[int, str] = {
    0: """none|no|not at all|not important|unimportant|not interested|uninterested
        |not interested at all|not at all important|not at all interested|kein interesse
        |nicht interessiert|unwichtig|nicht wichtig|keine|keines|aucun|aucune|ninguno
        |ninguna|geen""",
    1: "very low|little|slightly important|slightly interested|less interested|less important",
    2: """low|somewhat important|somewhat interested|rather unimportant|nice to have|gering
        |wenig interessiert""",
    3: """medium|moderate|moderately important|moderately interested|neutral|some|mittel|interested
        |interessiert|important""",
    4: "high|rather important|very interested|very important|hoch|wichtig|sehr interessiert",
    5: """very high|extremely important|extremely interested|critical|essential|sehr hoch
        |sehr wichtig""",
}


def fold(value: str) -> str:
    """An answer without case, width, surplus spaces and end punctuation."""
    text = unicodedata.normalize("NFKC", value).casefold().replace("’", "'")
    return " ".join(text.split()).rstrip(".!:;, ") or " ".join(text.split()).strip("!:;, ")


def _split(text: str) -> list[str]:
    """Each word as people write it, and as the XML names of Kobo do: "advanced_beginner"."""
    words = [fold(part) for part in text.split("|")]
    return words + [word.replace(" ", "_") for word in words if " " in word]


LEVEL_WORDS = {word: level for level, text in _LEVELS.items() for word in _split(text)}
GENERAL_WORDS = frozenset(
    _split(
        "none|not at all|nothing|low|very low|limited|little|poor|very poor|weak|some|fair|medium"
        "|moderate|average|below average|above average|good|solid|mid|regular|high|very high|strong"
        "|very good|excellent|outstanding|exceptional|keine|gering|etwas|mittel|mittelmäßig|gut"
        "|sehr gut|hoch|sehr hoch|exzellent|aucun|aucune|faible|moyen|moyenne|ninguno|ninguna|bajo"
        "|muy bajo|medio|alto|muy alto|nulo|nessuno|nessuna|nenhum|nenhuma|médio|geen|gemiddeld"
        "|satisfactory|unsatisfactory|sufficient|insufficient|befriedigend|ausreichend|mangelhaft"
        "|ungenügend|voldoende|onvoldoende|zeer goed|dobry|bardzo dobry|dostateczny|assez bien"
        "|très bien|passable|insuffisant|brak|ingen|medel|durchschnitt|なし|无|없음"
    )
)
"""Words for levels that say how good anything is, and not how able somebody."""
UNKNOWN_WORDS = frozenset(_split(_UNKNOWN))
NOT_APPLICABLE_WORDS = frozenset(_split(_NOT_APPLICABLE))
SUMMARY_WORDS = frozenset(
    _split(
        "total|totals|grand total|sum|average|averages|avg|mean|median|team average|gesamt|summe"
        "|durchschnitt|mittelwert|ø|mittel|schnitt|moyenne|promedio|media|gemiddelde"
    )
)
"""What stands in the first cell of a row that adds up the rows above it."""
NEVER_WORDS = {word: kind for kind, text in _NEVER.items() for word in _split(text)}
"""Answers of questions that are not about a level, and what they are about."""
OPINION_WORDS = {word: value for value, text in _OPINIONS.items() for word in _split(text)}
ERROR_VALUE = re.compile(r"^#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!)$", re.I)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split("|"))


NAMES = _words(
    "名前|お名前|氏名|姓名|名字|您的姓名|이름|성명|성함|имя|фио|ф.и.о.|имя и фамилия|фамилия и имя"
    "|фамилия имя|фамилия, имя|имя, фамилия|сотрудник|участник|ім'я|піб|ім'я та прізвище|име"
    "|име и фамилия|όνομα|ονοματεπώνυμο|όνομα και επώνυμο|الاسم|الإسم|الاسم الكامل|اسم الموظف|שם"
    "|שם מלא|שם העובד|نام|نام و نام خانوادگی|नाम|पूरा नाम|ชื่อ|ชื่อ-นามสกุล|tên|họ và tên|họ tên"
    "|nama|nama lengkap|jméno|jméno a příjmení|celé jméno|zaměstnanec|meno|meno a priezvisko|név"
    "|teljes név|nume|nume și prenume|nume complet|ime|ime i prezime|ime in priimek|nimi|navn"
    "|fulde navn|fullt navn|namn|fullständigt namn|för- och efternamn|nafn|vardas"
    "|vardas ir pavardė|vārds, uzvārds|vārds un uzvārds|ad|isim|ad soyad|adı soyadı|ad soyadı"
    "|nazwisko i imię|imię oraz nazwisko|pracownik|cognome e nome|nome e cognome|nominativo"
    "|apellidos y nombres|apellidos, nombre|apellidos y nombre|nome e sobrenome|nome e apelido"
    "|naam medewerker|nom de l'employé|nom du collaborateur|emri|emër"
)
FIRST_NAMES = _words(
    "名|данное имя|keresztnév|křestní jméno|prenume|förnamn|fornavn|etunimi|eesnimi|keresztneve"
    "|primer nombre|primeiro nome"
)
LAST_NAMES = _words(
    "姓|성|фамилия|прізвище|επώνυμο|اسم العائلة|שם משפחה|příjmení|priezvisko|vezetéknév|prezime"
    "|priimek|efternamn|etternavn|efternavn|sukunimi|perekonnanimi|pavardė|uzvārds|soyad|soyadı"
)
HALVES = _words(
    "name|nom|nombre|nombres|nome|naam|имя|ім'я|име|όνομα|الاسم|שם|نام|jméno|meno|név|nume|ime|nimi"
    "|navn|namn|vardas|vārds|ad|isim|tên|名字|名前|이름"
)
"""What means the first name where the last name has a column of its own."""
EMAILS = _words(
    "メール|メールアドレス|電子メール|邮箱|电子邮箱|电子邮件|电子邮件地址|電子郵件|郵箱|이메일"
    "|이메일 주소|메일|электронная почта|адрес электронной почты|эл. почта|почта"
    '|електронна пошта|имейл|ηλεκτρονικό ταχυδρομείο|البريد الإلكتروني|البريد الالكتروني|דוא"ל'
    "|דואר אלקטרוני|אימייל|ایمیل|อีเมล|ईमेल|e-post|epost|e-postadress|e-postadresse"
    "|sähköposti|sähköpostiosoite|e-posta|eposta|correo|adresse électronique|adresse mail"
    "|poczta elektroniczna|elektronická pošta|tölvupóstur|el. paštas|e-pasts"
)
TEAMS = _words(
    "チーム|部署|部門|所属|グループ|团队|團隊|小组|部门|組|팀|부서|команда|отдел|подразделение"
    "|департамент|группа|відділ|екип|ομάδα|τμήμα|الفريق|فريق|القسم|צוות|מחלקה|تیم|ทีม|แผนก|टीम"
    "|tým|oddělení|tím|oddelenie|csapat|osztály|echipa|echipă|departament|odjel|oddelek|tiimi"
    "|osasto|avdeling|avdelning|arbetslag|afdeling|gruppe|grupp|komanda|takım|ekip|departman|bölüm"
    "|nhóm|đội|phòng ban|tim|dział|dipartimento|área"
)
ROLES = _words(
    "役職|職種|役割|职位|角色|岗位|職位|역할|직책|직무|должность|роль|посада|ρόλος|θέση|الدور"
    "|المسمى الوظيفي|الوظيفة|תפקיד|نقش|ตำแหน่ง|भूमिका|pozice|pozícia|rola|szerepkör|beosztás"
    "|funcție|uloga|rooli|tehtävä|stilling|roll|befattning|görev|unvan|vai trò|peran|jabatan"
)
