-- What managers said of people in some skills, wave by wave: the last answer of each wave.
select person_no, skill, wave, level
from (
    select r.person_no, s.name as skill, w.name as wave, w.held_on, r.level,
           row_number() over (
               partition by r.person_no, r.skill_no, r.wave_no
               order by r.native_value is null, r.import_no desc, r.row_no desc, r.position desc
           ) as place
    from rating r
    join skill s on s.skill_no = r.skill_no
    join wave w on w.wave_no = r.wave_no
    where r.rater = 'manager' and s.name = any(:skills)
      and (:every_team or r.person_no in (
          select person_no from participation where team = any(:teams)
          union
          select person_no from person_fact where team = any(:teams)
      ))
) answers
where place = 1 and level is not null
order by held_on, person_no, skill
