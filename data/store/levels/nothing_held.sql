-- No answer is kept back.
held as (
    select 0 as wave_no, 0 as person_no, 0 as import_no where 1 = 0
)
