-- What becomes of a decided plan: whom it is about, what they had then, and what was told since.

-- Whose level in which skill an action is about, and the level that it leads to.
create table followed (
    decision_no integer not null,
    action_no integer not null,      -- place in the plan's list of actions, from 1
    skill_no integer,                -- null: somebody moves with all they know
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

-- Of somebody erased: the manager's rating in a wave, as far as the action is about it.
create table followed_reached (
    decision_no integer not null,
    action_no integer not null,
    skill_no integer not null,
    wave_no integer not null,
    level smallint not null          -- within from_level and level of the action
);

-- What no survey says. purchase_no: of an action that buys several equal things, from 1.
create table happened (
    decision_no integer not null,
    action_no integer not null,
    purchase_no integer not null,
    outcome boolean,                 -- null: not known
    filled_on date,
    arrived_on date,
    finished_on date,
    cost double precision check (cost >= 0),
    hours double precision check (hours >= 0),
    note varchar not null,
    primary key (decision_no, action_no, purchase_no)
);
