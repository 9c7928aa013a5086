-- Two assumptions that a store from before does not have; a new one gets them with its seeds.
insert into assumption (name, low, likely, high, unit, source, year, edited)
select 'work.hours_per_week', 35, 40, 40, 'hours', 'assumption', cast(null as integer), false
where exists (select 1 from assumption);

insert into assumption (name, low, likely, high, unit, source, year, edited)
select 'money.price_year', 2026, 2026, 2026, 'year', 'assumption', cast(null as integer), false
where exists (select 1 from assumption);
