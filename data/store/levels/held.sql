-- Answers that are kept back from who may not see people: of these people, in this wave, what came
-- after an import. One place of the three lists says of whom, in which wave and after which import.
held as (
    select w.wave_no, h.person_no, h.import_no
    from (
        select unnest(cast(:held_wave as varchar[])) as wave,
               unnest(cast(:held_person_no as integer[])) as person_no,
               unnest(cast(:held_import_no as integer[])) as import_no
    ) h
    join wave w on w.name = h.wave
)
