-- One row a person and asked skill, with what each kind of rater said.
, said as (
    select person_no, skill_no,
           max(level) filter (where rater = 'self') as self,
           max(level) filter (where rater = 'manager') as manager,
           max(level) filter (where rater = 'peer') as peer
    from current_rating where state = 'level' group by person_no, skill_no
),
current_opinion as (
    select person_no, skill_no, kind, value from (
        select o.person_no, o.skill_no, o.kind, o.value,
               row_number() over (
                   partition by o.person_no, o.skill_no, o.kind
                   order by o.import_no desc, o.row_no desc, o.position desc
               ) as place
        from opinion o join roster p on p.wave_no = o.wave_no and p.person_no = o.person_no
    ) ranked
    where place = 1
),
wished as (
    select person_no, skill_no,
           max(value) filter (where kind = 'interest') as interest,
           max(value) filter (where kind = 'importance') as importance
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
