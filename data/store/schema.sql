-- The tables of a store, by subject. Portable SQL that DuckDB and PostgreSQL both read. There are no
-- foreign keys, since DuckDB checks them too early inside one transaction: the modules of data/store
-- keep them. The application makes the ids. The large tables (answer_...) have no key or one number.
-- A change is a numbered file in migrations/, not an edit of this one.

-- Settings of the store, one of them the version of its schema.
create table setting (
    name varchar primary key,
    value varchar not null
);


-- SKILLS

create table skill_area (
    area_id varchar primary key,
    name varchar not null unique,
    kind varchar not null check (kind in ('technical', 'emerging', 'human')),
    position integer not null
);

create table skill (
    skill_no integer primary key,
    skill_id varchar not null unique,
    name varchar not null unique,
    area_id varchar not null,
    kind varchar not null check (kind in ('technical', 'emerging', 'human')),
    tooling varchar not null check (tooling in ('yes', 'partly', 'never')),
    import_no integer                -- the import that brought it; null: the taxonomy
);

-- Other names of a skill, folded by data.store.facts.taxonomy.alias_key.
create table skill_alias (
    alias_key varchar primary key,
    skill_no integer not null
);


-- WAVES AND IMPORTS

create table wave (
    wave_no integer primary key,
    name varchar not null unique,
    held_on date not null,
    import_no integer                -- the import that brought it
);

-- Until when the answers of a wave are kept; no row: for as long as nobody sets a day. By its name,
-- since the wave itself goes when it ends.
create table wave_end (
    wave_name varchar primary key,
    ends_on date not null,           -- the last day on which its answers are there
    ended_at timestamp               -- when they were erased; null: not yet
);

-- One uploaded file. An import that was undone keeps its row here and nothing elsewhere.
create table import (
    import_no integer primary key,
    import_id varchar not null unique,
    wave_no integer not null,
    wave_name varchar not null,
    rater varchar not null check (rater in ('self', 'manager', 'peer')),
    file_name varchar not null,
    sha256 varchar not null,
    mapping_sha256 varchar not null,
    outcome varchar not null,        -- ImportOutcome as JSON, without issues and columns
    imported_at timestamp not null,
    imported_by varchar,             -- null: nobody was signed in
    undone_at timestamp,             -- null: it stands
    headers_sha256 varchar,          -- of the file's headers in any order
    mapping varchar,                 -- the mapping that a person confirmed, TOML; null: as proposed
    -- At most one rating, importance and interest of each person and skill: measures take them as
    -- they stand, without looking for the latest.
    one_each boolean default false not null
);

create table import_column (
    import_no integer not null,
    position integer not null,
    header varchar not null,
    usage varchar not null,
    skill_no integer,
    rater varchar,
    scale varchar,
    confidence double precision not null,
    primary key (import_no, position)
);

create table import_issue (
    import_no integer not null,
    row_no integer,
    column_name varchar,
    value varchar,
    reason varchar not null,
    severity varchar not null check (severity in ('error', 'warning', 'note'))
);


-- PEOPLE

create table person (
    person_no integer primary key,
    identity_kind varchar not null check (identity_kind in ('email', 'id', 'name', 'row')),
    identity varchar not null,       -- folded: what a later file is matched by
    label varchar not null,          -- as written
    import_no integer,               -- the import that brought the person; null: the people list
    unique (identity_kind, identity)
);

-- A person's row in a file. Who has one in a wave is on its roster.
create table participation (
    import_no integer not null,
    wave_no integer not null,
    person_no integer not null,
    row_no integer not null,
    team varchar,
    role varchar
);

-- The people list by version: a list holds from its day until that of a later one.
create table people_list (
    list_no integer primary key,
    valid_from date not null,
    file_name varchar not null,
    loaded_at timestamp not null
);

create table person_fact (
    list_no integer not null,
    person_no integer not null,
    name varchar,
    team varchar,
    role varchar,
    hours_per_week double precision check (hours_per_week >= 0),
    mentor_hours_per_week double precision check (mentor_hours_per_week >= 0),
    pay_band varchar,
    left_on date,
    primary key (list_no, person_no)
);

-- What a person said no to: a plan does not propose it to them again.
create table declined (
    declined_no integer primary key,
    person_no integer not null,
    lever varchar not null check (lever in ('train', 'equip', 'move')),
    skill_no integer,                -- null: the lever in every skill
    declined_on date not null,
    reason varchar not null          -- '' where none was given
);

-- What a person says about how they are rated. It changes no count until a lead acts.
create table contest (
    contest_no integer primary key,
    person_no integer not null,
    skill_no integer not null,
    wave_no integer not null,
    wanted smallint check (wanted between 0 and 5),  -- null: a comment only
    said varchar not null,
    said_at timestamp not null,
    accepted boolean,                -- null: open; false: declined
    reason varchar not null,         -- of the outcome; '' where none was given
    decided_by varchar,
    decided_at timestamp,
    import_no integer                -- of the rating that accepting it stored
);

-- Erased people: a keyed hash, so that an old file cannot bring them back.
create table erased (
    identity_hash varchar primary key,
    erased_at timestamp not null
);


-- ANSWERS. A cell of a survey is three numbers: its series (what the column asks), its row (who
-- answers) and its code (what the cell says). Read them by the views answer, rating and opinion.

-- What the answers of a column are about. Where the rows say it, the column has one series for each
-- thing that they say. kind: 1 self, 2 manager, 3 peer (ratings); 4 importance, 5 interest (opinions).
create table answer_series (
    series_no integer primary key,
    import_no integer not null,
    position integer not null,
    skill_no integer not null,
    kind smallint not null check (kind between 1 and 5)
);

create table answer_row (
    entry_no integer not null,       -- one number for each row of each import
    import_no integer not null,
    row_no integer not null,
    person_no integer not null
);

-- code: 8 times the number of the text within its column, from 1, plus 2, plus the level or value 0
-- to 5; -1 stands for unknown, -2 for not applicable (of ratings only).
create table answer_cell (
    series_no integer not null,
    entry_no integer not null,
    code integer not null
);

-- The texts of a column, as the file has them.
create table answer_value (
    import_no integer not null,
    position integer not null,
    code integer not null,
    native_value varchar not null,   -- '' where the cell was blank
    primary key (import_no, position, code)
);

create view answer as
select r.import_no, s.position, r.row_no, r.person_no, s.skill_no, c.code, s.kind,
       cast(c.code % 8 - 2 as smallint) as said
from answer_cell c
join answer_row r on r.entry_no = c.entry_no
join answer_series s on s.series_no = c.series_no;

create view rating as
select a.import_no, i.wave_no, a.person_no, a.skill_no,
       case a.kind when 1 then 'self' when 2 then 'manager' else 'peer' end as rater,
       case a.said when -1 then 'unknown' when -2 then 'not_applicable' else 'level' end as state,
       case when a.said >= 0 then a.said end as level,
       nullif(v.native_value, '') as native_value, a.row_no, a.position
from answer a
join import i on i.import_no = a.import_no
left join answer_value v on v.import_no = a.import_no and v.position = a.position
                        and v.code = a.code
where a.kind <= 3;

create view opinion as
select a.import_no, i.wave_no, a.person_no, a.skill_no,
       case a.kind when 4 then 'importance' else 'interest' end as kind, a.said as value,
       nullif(v.native_value, '') as native_value, a.row_no, a.position
from answer a
join import i on i.import_no = a.import_no
left join answer_value v on v.import_no = a.import_no and v.position = a.position
                        and v.code = a.code
where a.kind >= 4;

-- Counts that a large store keeps for its measures (data.store.levels.kept). choice_no: a wave, or 0
-- for each team's latest. self, manager, peer: the latest answer of each; null: none.
create table kept_team (
    choice_no integer not null,
    team varchar not null,
    people integer not null
);

create table kept_level (
    choice_no integer not null,
    team varchar not null,
    skill_no integer not null,
    self smallint,
    manager smallint,
    peer smallint,
    people integer not null
);

-- Levels of a group that were shown to somebody who may not see people. A later state that differs
-- in a few people is not shown, since the difference would be theirs.
create table shown_group (
    wave varchar not null,           -- by name: an import that was undone may come back
    team varchar not null,
    counts varchar not null,         -- JSON: skill id -> state and role -> value -> people
    import_no integer not null       -- the last import of that moment
);


-- REQUIREMENTS AND ASSUMPTIONS

-- A set holds for its scope (a team, several, or all) from its day until that of a later one.
create table requirement_set (
    set_no integer not null,
    scope varchar not null,
    valid_from date not null,
    file_name varchar not null,
    loaded_at timestamp not null,
    primary key (set_no, scope)
);

create table requirement (
    set_no integer not null,
    scope varchar not null,
    position integer not null,
    skill_no integer not null,
    level smallint not null check (level between 1 and 5),
    headcount integer check (headcount > 0),
    share double precision check (share > 0 and share <= 1),
    must_have boolean not null,
    weight double precision not null check (weight > 0),
    due_on date not null,
    due_given boolean not null,      -- false: nobody gave a date, so it was set at loading
    initiative varchar not null,
    owner varchar not null,
    reason varchar not null,
    primary key (set_no, scope, skill_no, level),
    check ((headcount is null) <> (share is null))
);

create table role_profile (
    role varchar not null,
    skill_no integer not null,
    level smallint not null check (level between 0 and 5),
    must_have boolean default false not null,
    primary key (role, skill_no)
);

create table assumption (
    name varchar primary key,
    low double precision not null,
    likely double precision not null,
    high double precision not null,
    unit varchar not null,
    source varchar not null,
    year integer,
    edited boolean not null,
    check (low <= likely and likely <= high)
);


-- SCENARIOS, DECISIONS AND THE LEDGER

create table scenario (
    scenario_no integer primary key,
    name varchar not null            -- unique without regard to capitals
);

create table scenario_version (
    scenario_no integer not null,
    version_no integer not null,     -- from 1; the last one holds
    content varchar not null,        -- TOML, as in a scenario file
    saved_by varchar,
    saved_at timestamp not null
);

-- The numbers of the day of the decision, which later ones are compared with.
create table decision (
    decision_no integer primary key,
    scenario_no integer not null,
    version_no integer not null,
    scenario_hash varchar not null,  -- of the scenario and the assumptions
    team varchar,                    -- null: all teams
    wave varchar,                    -- null: each team's latest
    ratings varchar not null,
    plan varchar not null,           -- JSON, without people
    reason varchar not null,
    decided_on date not null,
    decided_by varchar,
    recorded_at timestamp not null,
    reopened_by varchar,
    reopened_at timestamp            -- null: the decision stands
);

-- Whose level in which skill an action of a decided plan is to raise, and to what.
create table followed (
    decision_no integer not null,
    action_no integer not null,      -- place in the plan's list of actions, from 1
    skill_no integer,                -- null: somebody moves with every skill they have
    from_level smallint,
    level smallint,
    person_no integer                -- null: erased
);

-- The wave that the plan of each team rests on.
create table followed_wave (
    decision_no integer not null,
    team varchar not null,
    wave_no integer not null
);

-- The manager's rating of somebody who was erased, as far as the action is about it.
create table followed_reached (
    decision_no integer not null,
    action_no integer not null,
    skill_no integer not null,
    wave_no integer not null,
    level smallint not null          -- within from_level and level of the action
);

-- What became of each purchase, as far as no survey says it. purchase_no: of an action that buys
-- several equal things, from 1.
create table happened (
    decision_no integer not null,
    action_no integer not null,
    purchase_no integer not null,
    outcome boolean,                 -- null: not known
    dropped boolean default false not null,  -- it was not carried out, and teaches nothing
    filled_on date,
    arrived_on date,
    finished_on date,
    cost double precision check (cost >= 0),
    hours double precision check (hours >= 0),
    note varchar not null,
    primary key (decision_no, action_no, purchase_no)
);


-- WHO MAY SIGN IN, AND WHICH PROGRAMS MAY READ. Empty where nobody signs in.

create table account (
    subject varchar primary key,     -- e-mail in small letters, or the provider's id as issued
    role varchar not null check (role in ('admin', 'lead', 'leader', 'member')),
    every_team boolean not null,     -- false: the teams of account_team
    people_granted boolean not null, -- of a leader: whether people may be seen
    person varchar,                  -- whose own ratings a member sees; null: those of the subject
    added_at timestamp not null
);

create table account_team (
    subject varchar not null,
    team varchar not null
);

-- Sign-ins in use. They do not say whose they are.
create table sign_in (
    digest varchar primary key,      -- SHA-256 of what the provider said of this sign-in
    seen_at timestamp not null,
    ended_at timestamp
);

-- Keys of programs that read by the API.
create table token (
    token_id varchar primary key,    -- the part that is no secret
    digest varchar not null,         -- SHA-256 of the secret part, 64 hexadecimal digits
    label varchar not null,          -- which program
    role varchar not null check (role in ('admin', 'lead', 'leader')),
    every_team boolean not null,     -- false: the teams of token_team
    people_granted boolean not null, -- of a leader: whether people may be seen
    added_at timestamp not null,
    revoked_at timestamp
);

create table token_team (
    token_id varchar not null,
    team varchar not null
);


-- THE AUDIT: who did what, when, from which file, without any rating. Lines are only added, and each
-- has a digest of itself and of the line before: a line that is changed or taken out is found.
-- data.store.noting writes them.

-- What was changed.
create table audit (
    line_no integer primary key,     -- from 1, without a gap
    happened_at timestamp not null,
    who varchar,                     -- digest of a text; null: nobody was signed in
    action varchar not null,
    file varchar,                    -- digest of a text
    detail varchar,                  -- digest of a text
    person_no integer,               -- whom it concerns
    keeps_answers boolean not null,  -- measures from before are still true
    digest varchar not null
);

-- What was read about people: a chain of its own, so that reading waits for no writer.
create table audit_read (
    line_no integer primary key,
    happened_at timestamp not null,
    who varchar,
    action varchar not null,
    file varchar,
    detail varchar,
    person_no integer,
    keeps_answers boolean not null,
    digest varchar not null
);

-- The texts of both: a name can be erased here and the lines stay as they are.
create table audit_text (
    digest varchar primary key,      -- SHA-256 of salt and text
    salt varchar not null,
    text varchar not null
);

-- Up to which line of a chain lines were deleted by their age, and the digest of that line.
create table audit_cut (
    chain varchar primary key,       -- audit or audit_read
    line_no integer not null,
    digest varchar not null
);
