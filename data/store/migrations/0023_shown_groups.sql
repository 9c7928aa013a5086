-- What was shown of groups of people to who may not see people: how many are at which level. A later
-- state that differs from it in a few people is not shown, since the difference would be theirs.
create table shown_group (
    wave varchar not null,           -- by name: an import that was undone may come back
    team varchar not null,
    counts varchar not null,         -- JSON: skill id -> what was said, of which role -> value -> people
    import_no integer not null       -- the last import of that moment
);
