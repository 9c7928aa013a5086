-- An assumption that a store from before does not have; a new one gets it with its seeds.
insert into assumption (name, low, likely, high, unit, source, year, edited)
select 'hire.market_share', 0.2, 0.5, 0.8, 'share', 'assumption', cast(null as integer), false
where exists (select 1 from assumption);
