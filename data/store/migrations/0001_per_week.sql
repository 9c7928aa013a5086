-- What a week without one position of a requirement costs, 0 or more in the store's currency; null:
-- by the general value. The reader of the file checks it, since DuckDB adds no column with a check.
alter table requirement add column per_week double precision;
