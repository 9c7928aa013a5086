-- What a large store has counted for its measures (data/store/levels). choice_no: a wave, or 0 for
-- each team's latest.

create table kept_team (
    choice_no integer not null,
    team varchar not null,
    people integer not null
);

-- self, manager, peer: what each of them said last, as in the view answer; null: nothing.
create table kept_level (
    choice_no integer not null,
    team varchar not null,
    skill_no integer not null,
    self smallint,
    manager smallint,
    peer smallint,
    people integer not null
);
