-- The store. Portable SQL: no foreign keys (DuckDB checks them too early inside one transaction;
-- the modules of data/store keep them), ids made by the application, no key on the large tables.

create table setting (
    name varchar primary key,
    value varchar not null
);

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
    cross_reference varchar not null,
    phrase varchar not null,
    import_no integer            -- the import that brought it, null for the taxonomy
);

create table skill_alias (
    alias_key varchar primary key,   -- folded by data.store.facts.taxonomy.alias_key
    skill_no integer not null
);

create table wave (
    wave_no integer primary key,
    name varchar not null unique,
    held_on date not null,
    import_no integer
);

-- One uploaded file. Undone imports leave their row here and nothing elsewhere.
create table import (
    import_no integer primary key,
    import_id varchar not null unique,
    wave_no integer not null,
    wave_name varchar not null,
    rater varchar not null check (rater in ('self', 'manager', 'peer')),
    file_name varchar not null,
    sha256 varchar not null,
    mapping_sha256 varchar not null,
    outcome varchar not null,        -- the ImportOutcome as JSON, without issues and columns
    imported_at timestamp not null,
    undone_at timestamp
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

create table person (
    person_no integer primary key,
    identity_kind varchar not null check (identity_kind in ('email', 'id', 'name', 'row')),
    identity varchar not null,       -- folded: what a later file is matched by
    label varchar not null,          -- as written
    import_no integer,               -- the import that brought the person; null: the people list
    unique (identity_kind, identity)
);

-- A person's row in a wave: what makes them part of the roster.
create table participation (
    import_no integer not null,
    wave_no integer not null,
    person_no integer not null,
    row_no integer not null,
    team varchar,
    role varchar
);

create table rating (
    import_no integer not null,
    wave_no integer not null,
    person_no integer not null,
    skill_no integer not null,
    rater varchar not null check (rater in ('self', 'manager', 'peer')),
    state varchar not null check (state in ('level', 'unknown', 'not_applicable')),
    level smallint check ((state = 'level') = (level is not null) and (level is null or level between 0 and 5)),
    native_value varchar,            -- the native scale stands in import_column
    row_no integer not null,
    position integer not null
);

-- Importance and interest, 0 to 5, as the person said.
create table opinion (
    import_no integer not null,
    wave_no integer not null,
    person_no integer not null,
    skill_no integer not null,
    kind varchar not null check (kind in ('importance', 'interest')),
    value smallint not null check (value between 0 and 5),
    native_value varchar,
    row_no integer not null,
    position integer not null
);

-- The people list, versioned: a list holds from its date until a later one.
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

-- Requirements, versioned by scope in the same way. Seeds are set 0.
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
    due_on date,
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

-- What was done, without any rating: loads, imports, undos, erasures (a tombstone has no data).
create table audit (
    happened_at timestamp not null,
    action varchar not null,
    detail varchar not null
);

-- Erased people: only a salted hash, so that an old file cannot bring them back.
create table erased (
    identity_hash varchar primary key,
    erased_at timestamp not null
);
