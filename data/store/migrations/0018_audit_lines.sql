-- Who did what, when, from which file. Lines are only added (PostgreSQL refuses anything else), and
-- each holds a digest of itself and of the line before: one that is changed or taken out is found.
-- data.store.noting writes them, and takes over the lines of the table before.

alter table audit rename to audit_before;

create table audit (
    line_no integer primary key,     -- from 1, without a gap
    happened_at timestamp not null,
    who varchar,                     -- digest of a text; null: nobody is known
    action varchar not null,
    file varchar,                    -- digest of a text
    detail varchar,                  -- digest of a text
    person_no integer,               -- whom it concerns
    keeps_answers boolean not null,  -- what was measured before is still true
    digest varchar not null
);

-- What was read of people: lines of their own, so that reading moves nothing and waits for nobody.
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

-- Names of users, files, scenarios: what may name a person is apart, so that it can be erased and
-- the lines stay as they are.
create table audit_text (
    digest varchar primary key,      -- SHA-256 of salt and text
    salt varchar not null,
    text varchar not null
);
