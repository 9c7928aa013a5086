-- What people said no to: a proposal of a plan that concerns them is not made again.
create table declined (
    declined_no integer primary key,
    person_no integer not null,
    lever varchar not null check (lever in ('train', 'equip', 'move')),
    skill_no integer,                -- null: the lever in every skill
    declined_on date not null,
    reason varchar not null          -- "": none was given, and none is asked for
);
