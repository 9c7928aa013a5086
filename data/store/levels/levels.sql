-- The level used of everybody in every skill that they were rated in. Needs `rated` before it.
-- Parameter: :ratings (fused, self, manager).
chosen as (
    select team_no, person_no, skill_no, people,
           case when :ratings in ('fused', 'self') then self end as self,
           case when :ratings in ('fused', 'manager') then manager end as manager,
           case when :ratings = 'fused' then peer end as peer
    from rated
),
known as (
    select team_no, person_no, skill_no, people,
           case when self >= 0 then self end as self,
           case when manager >= 0 then manager end as manager,
           case when peer >= 0 then peer end as peer,
           -2 in (self, manager, peer) as not_applicable
    from chosen
),
used as (
    -- said: the level used, -1 where it is unknown, -2 where the skill is not applicable;
    -- lower median: of 1 that one, of 2 the lower, of 3 the middle
    select team_no, person_no, skill_no, people,
           coalesce(self + manager + peer - greatest(self, manager, peer)
                        - least(self, manager, peer),
                    least(self, manager, peer),
                    case when not_applicable then -2 else -1 end) as said
    from known
)
