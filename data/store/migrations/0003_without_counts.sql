-- Measures count the answers of a selection themselves.
drop table kept_team;
drop table kept_level;
alter table import drop column one_each;
