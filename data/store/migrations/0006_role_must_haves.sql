-- Which skills of a role's profile nobody of the role can do without, and how fast a level fades.

alter table role_profile add column must_have boolean default false;

-- a new store has no assumption yet and gets this one with its seeds
insert into assumption (name, low, likely, high, unit, source, year, edited)
select 'people.level_half_life', 6.5, 11, 13, 'months',
       'Tatel & Ackerman, Psychological Bulletin (gains without use: accuracy, mixed, speed)',
       2025, false
where exists (select 1 from assumption);
