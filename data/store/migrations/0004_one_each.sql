-- Whether an import holds at most one rating, importance and interest of each person and skill.
-- Where it does, measures take its answers as they stand, without looking for the latest.

alter table import add column one_each boolean;      -- null: not known

update import set one_each = import_no not in (
    select import_no from answer
    group by import_no, person_no, skill_no, case when kind <= 3 then 1 else kind end
    having count(*) > 1
);
