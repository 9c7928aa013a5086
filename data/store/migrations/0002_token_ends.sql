-- The last day (UTC) on which a token opens anything; null: of a token from before, 90 days after it
-- was made.
alter table token add column ends_on date;
