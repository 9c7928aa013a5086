-- What somebody says of what a decided plan proposes to them; nothing until they say it themselves.
create table answered_plan (
    decision_no integer not null,
    action_no integer not null,      -- place in the plan's list of actions, from 1
    person_no integer not null,
    wants boolean not null,
    said_at timestamp not null,
    primary key (decision_no, action_no, person_no)
);
