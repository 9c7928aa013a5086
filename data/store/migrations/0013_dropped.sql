-- A purchase that was decided and not carried out: it did not come true, and it teaches nothing.
alter table happened add column dropped boolean default false;
