-- Scenarios that were saved, with their earlier contents, and what was decided on them.

create table scenario (
    scenario_no integer primary key,
    name varchar not null            -- one of its kind, whatever its capitals
);

create table scenario_version (
    scenario_no integer not null,
    version_no integer not null,     -- from 1; the last one is what the scenario says
    content varchar not null,        -- TOML, as a scenario file has it
    saved_by varchar,
    saved_at timestamp not null
);

-- Numbers as they were on the day of the decision: later ones are compared with them.
create table decision (
    decision_no integer primary key,
    scenario_no integer not null,
    version_no integer not null,
    scenario_hash varchar not null,  -- of the scenario and the assumptions
    team varchar,                    -- null: all teams
    wave varchar,                    -- null: each team's latest
    ratings varchar not null,
    plan varchar not null,           -- JSON, without a person
    reason varchar not null,
    decided_on date not null,
    decided_by varchar,
    recorded_at timestamp not null,
    reopened_by varchar,
    reopened_at timestamp            -- null: the decision stands
);
