-- Assumptions that a store from before does not have; a new one gets them with its seeds.
insert into assumption (name, low, likely, high, unit, source, year, edited)
select 'assess.hours_per_rating', 0.5, 1.5, 4, 'hours', 'assumption', cast(null as integer), false
where exists (select 1 from assumption);
insert into assumption (name, low, likely, high, unit, source, year, edited)
select 'assess.open_position', 2, 5, 10, 'factor', 'assumption', cast(null as integer), false
where exists (select 1 from assumption);
