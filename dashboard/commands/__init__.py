"""The verbs of the command line.

The module of a verb has a function `run_VERB`, which answers it, and where it takes options or has
actions `VERB_options`, which puts them into its parser. It is imported when the verb is called, and
what an answer needs when it is asked for, so that the command starts fast.
"""

VERBS = {
    "demo": ("store", "load the invented demo organisation: three teams, three waves"),
    "taxonomy": ("store", "list the skills of the store"),
    "copy": ("store", "copy a whole store into a new one: a file, or a PostgreSQL database"),
    "erase": ("store", "delete everything of one person, for good"),
    "serve": ("serve", "start the app in the browser, on this machine only"),
    "backup": ("store", "write the whole store into a new file, whichever engine it is on"),
    "restore": ("store", "fill a new store from a backup, also one of an earlier version"),
    "audit": ("people", "who did what with the store, and who was shown people"),
    "account": ("people", "who may sign in, and as what"),
    "token": ("people", "which programs may read by the API, and as what"),
    "privacy": ("people", "what is stored about people, why, who sees it and how long"),
    "settings": ("store", "pin the store to a day, so that its plans start there"),
    "load": ("files", "load people, requirements, role profiles, assumptions or taxonomy"),
    "export": ("files", "write what the store holds as CSV that load takes back"),
    "template": (
        "files",
        "write an empty file with an example row, or a survey to paste into a form",
    ),
    "propose": ("survey", "say what a survey file is taken for, and store nothing"),
    "ingest": ("survey", "import a survey file: CSV, TSV or XLSX"),
    "undo": ("survey", "take one import back"),
    "history": ("survey", "list the imports"),
    "measures": ("measures", "what the teams hold against what is required of them"),
    "changes": ("measures", "what changed since an earlier wave, and why"),
    "loss": ("measures", "what breaks while somebody is away, and the cheapest repair"),
    "assess": ("plan", "which ratings to verify before anything is bought, if any"),
    "drivers": ("plan", "which assumption moves the plan most, as it stands and anew"),
    "mentors": ("measures", "who could learn and who could teach, for each gap"),
    "evidence": ("measures", "how far the ratings can be trusted, and what is important"),
    "plan": ("plan", "the options side by side, and what the chosen one buys, closes and costs"),
    "contest": ("people", "what people say of how they are rated"),
    "decline": ("people", "what people said no to; plans heed it"),
    "person": ("people", "what is stored of one person"),
    "retention": ("people", "until when the answers of a wave are kept"),
    "scenario": ("scenario", "save, compare and decide scenarios"),
    "ledger": ("scenario", "did a decided plan come true, and what does that teach"),
    "report": ("report", "write situation, gaps, blend and assumptions as a file"),
    "verify": ("report", "make a report again from the store and compare it line by line"),
    "method": ("measures", "every measure: what it says, its formula, its source"),
}
"""Each verb in the order of the help: its module in this folder, and its help in a line."""
