-- Who is looked at: each person once, in their team's wave, with what the people list says. Needs
-- held.sql or nothing_held.sql before it.
-- Parameters: :wave (name or null), :team (name or null), :every_team, :teams (the viewer's).
wave_list as (
    -- the people list that holds for a wave: the latest of its day, else the earliest of all
    select wave_no, list_no, counts_members from (
        select w.wave_no, l.list_no, l.valid_from <= w.held_on as counts_members,
               row_number() over (
                   partition by w.wave_no
                   order by case when l.valid_from <= w.held_on then 0 else 1 end,
                            case when l.valid_from <= w.held_on then l.valid_from end desc,
                            l.valid_from, l.list_no desc
               ) as place
        from wave w cross join people_list l
    ) ranked
    where place = 1
),
answered as (
    select wave_no, person_no, team, role from (
        select p.wave_no, p.person_no, p.team, p.role,
               row_number() over (
                   partition by p.wave_no, p.person_no
                   order by case when p.team is null then 1 else 0 end, p.import_no desc, p.row_no desc
               ) as place
        from participation p
        where not exists (
            select 1 from held h where h.wave_no = p.wave_no and h.person_no = p.person_no
                                   and p.import_no > h.import_no
        )
    ) ranked
    where place = 1
),
fact as (
    select wl.wave_no, wl.counts_members, f.*
    from wave_list wl join person_fact f on f.list_no = wl.list_no
),
member as (
    select a.wave_no, a.person_no, coalesce(f.team, a.team) as team,
           coalesce(f.role, a.role) as role, true as has_answered
    from answered a
    left join fact f on f.wave_no = a.wave_no and f.person_no = a.person_no
    union all
    select f.wave_no, f.person_no, f.team, f.role, false
    from fact f join wave w on w.wave_no = f.wave_no
    where f.counts_members
      and (f.left_on is null or f.left_on > w.held_on)
      and not exists (
          select 1 from answered a where a.wave_no = f.wave_no and a.person_no = f.person_no
      )
),
dated as (
    select m.wave_no, m.person_no, coalesce(m.team, 'No team') as team, m.role, m.has_answered,
           w.name as wave, w.held_on
    from member m join wave w on w.wave_no = m.wave_no
    where cast(:wave as varchar) is null or w.name = :wave
),
team_wave as (
    -- each team's latest wave with an answer; a team that never answered takes the latest of all
    select team, wave_no from (
        select team, wave_no,
               row_number() over (
                   partition by team
                   order by case when has_answered then 0 else 1 end, held_on desc, wave_no desc
               ) as place
        from (select distinct team, wave_no, held_on, has_answered from dated) several
    ) ranked
    where place = 1
),
roster as (
    select wave_no, wave, held_on, person_no, team, role from (
        select d.*, row_number() over (
                   partition by d.person_no order by d.held_on desc, d.wave_no desc
               ) as place
        from dated d join team_wave t on t.team = d.team and t.wave_no = d.wave_no
    ) ranked
    where place = 1
      and (cast(:team as varchar) is null or team = :team)
      and (:every_team or team = any(:teams))
)
