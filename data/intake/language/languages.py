"""Headers that say who answered, in the languages that `headers` does not spell out itself.

Each is the whole header, folded by `words.fold`; parts of names are on their own in many languages.
"""

from __future__ import annotations

from data.intake.language.words import fold


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
