-- The sizes of teams and what is rated in them from what the store has counted: nobody by name.
-- Parameters: :wave, :team, :every_team and :teams, as those of people.sql.
team_size as (
    select team, people, row_number() over (order by team) as team_no
    from kept_team
    where choice_no = case when cast(:wave as varchar) is null then 0
                           else (select wave_no from wave where name = :wave) end
      and (cast(:team as varchar) is null or team = :team)
      and (:every_team or team = any(:teams))
),
rated as (
    select z.team_no, cast(null as integer) as person_no, k.skill_no, k.people, k.self, k.manager,
           k.peer
    from kept_level k
    join team_size z on z.team = k.team
    where k.choice_no = case when cast(:wave as varchar) is null then 0
                             else (select wave_no from wave where name = :wave) end
)
