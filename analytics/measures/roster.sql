-- Names only for who may see people. In an order of names, not of the numbers that files gave.
select r.person_no,
       case when :people_visible then coalesce(f.name, p.label) else '' end as person, r.team, r.role, r.wave, r.held_on,
       f.hours_per_week, f.mentor_hours_per_week, f.pay_band,
       f.left_on
from roster r
join person p on p.person_no = r.person_no
left join fact f on f.wave_no = r.wave_no and f.person_no = r.person_no
order by r.team, person, p.identity_kind, p.identity
