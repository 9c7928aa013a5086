-- Answers that are kept back from who may not see people: of these people, in this wave, what came
-- after an import. Reads the table `held_back` (wave, person_no, import_no).
held as (
    select w.wave_no, h.person_no, h.import_no
    from held_back h join wave w on w.name = h.wave
)
