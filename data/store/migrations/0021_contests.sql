-- What people say of how they are rated. It changes no count until a lead acts.
create table contest (
    contest_no integer primary key,
    person_no integer not null,
    skill_no integer not null,
    wave_no integer not null,
    wanted smallint check (wanted between 0 and 5),  -- null: a comment only
    said varchar not null,
    said_at timestamp not null,
    accepted boolean,                -- null: it is open; false: declined
    reason varchar not null,         -- of the outcome; "" where none was given
    decided_by varchar,
    decided_at timestamp,
    import_no integer                -- of the rating that accepting it stored
);
