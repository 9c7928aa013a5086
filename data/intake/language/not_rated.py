"""Headers that no level of a skill stands below: opinions, figures, remarks, expectations."""

from __future__ import annotations

import re

EXPECTED_ROW = re.compile(
    r"\b(target|required|expected|desired|soll|ziel)[ -]?(level|niveau|wert)?\)?$"
)
"""What a row of a question about levels says where it asks for an expectation instead."""
NEVER_SKILL = re.compile(
    # figures only at the end or before "of": cost control is a skill, unit cost is none
    r"\b(price|cost|amount|date|weight|height|quantity|code|size|number|year|month|day|hours?|"
    r"scores?|grade|length|width|rate|value|index|rank|row|question|item|column|version|duration|"
    r"capital|gap|difference|delta)s?( (of|per|in|for|to|from|at|by|on)\b.*| ?\d*)?$|"
    r"\b(id|age|salary|income|count|total|sum|average|mean|median|min|max|percent|percentage|"
    r"population|latitude|longitude|zip|phone|postcode|num|no|val\d*|field\d*|var\d*|gpa|"
    r"std|sd|variance|overall|comments?|notes?|"
    r"kids|children)\b|%|^q\d+|_id$|^id_|^v\d+$|^x\d*$|^[a-z]\d+$|"
    r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$|^(19|20)\d\d$"
)
FACT_OF_ROW = re.compile(
    r"^((job|pay|salary|career|employee) )?(level|grade|band|stufe|niveau|nivel|livello|nível|"
    r"gehaltsstufe|karrierestufe|entgeltgruppe|échelon)$"
    r"|^(sprint|week|phase|round|version|iteration|quarter|cohort|batch|woche|kw|runde|quartal|"
    r"kohorte|semaine|trimestre|semana|ronda|settimana)( ?(no|nr|number|nummer|#)\.?)?$"
)
"""A level, grade or sprint without a skill: it says something of the row."""
FREE_TEXT = re.compile(
    r"^(any |other |further |general |your |additional )*(comments?|notes?|remarks?|feedback|"
    r"observations?|anything else|additional information|bemerkung(en)?|kommentare?|"
    r"anmerkung(en)?|notizen?|hinweise?|commentaires?|remarques?|comentarios?|observaciones|notas?|"
    r"osservazioni|commenti|opmerking(en)?|comentários?|observações|uwagi)[?.:*]*$"
)
"""What asks for words of one's own, whatever the answers look like."""
NUMBERED_SKILL = re.compile(
    r"^(skill|competency|competence|kompetenz|fähigkeit|compétence|"
    r"competencia)\b.*\d$"
)
"""A placeholder such as "Skill number 7", which a count of something ("number of ...") is not."""
