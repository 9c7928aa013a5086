-- An assumption that a store from before does not have; a new one gets it with its seeds.
insert into assumption (name, low, likely, high, unit, source, year, edited)
select 'money.discount_rate', 0, 0, 0.1, 'share per year', 'assumption', cast(null as integer), false
where exists (select 1 from assumption);
