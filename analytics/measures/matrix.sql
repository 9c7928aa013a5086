-- One row a person and asked skill, with what each kind of rater said.
, said as (
    select person_no, skill_no,
           max(said) filter (where kind = 1) as self,
           max(said) filter (where kind = 2) as manager,
           max(said) filter (where kind = 3) as peer
    from current_rating where said >= 0 group by person_no, skill_no
),
current_opinion as (
    select person_no, skill_no, kind, value from (
        -- (kind: 4 importance, 5 interest)
        select a.person_no, a.skill_no, a.kind, a.said as value,
               row_number() over (
                   partition by a.person_no, a.skill_no, a.kind
                   order by a.import_no desc, a.row_no desc, a.position desc
               ) as place
        from answer a
        join import i on i.import_no = a.import_no
        join roster p on p.wave_no = i.wave_no and p.person_no = a.person_no
        where a.kind >= 4
    ) ranked
    where place = 1
),
wished as (
    select person_no, skill_no,
           max(value) filter (where kind = 5) as interest,
           max(value) filter (where kind = 4) as importance
    from current_opinion group by person_no, skill_no
)
select x.person_no, x.team, s.skill_id, s.name as skill, a.name as area,
       a.position as area_position, x.state, x.level, d.self, d.manager, d.peer,
       w.interest, w.importance
from person_skill x
join skill s on s.skill_no = x.skill_no
join skill_area a on a.area_id = s.area_id
left join said d on d.person_no = x.person_no and d.skill_no = x.skill_no
left join wished w on w.person_no = x.person_no and w.skill_no = x.skill_no
order by a.position, s.name, x.person_no
