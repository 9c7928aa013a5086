-- Until when the answers of a wave are kept. A wave without a row here is kept until somebody says
-- otherwise. By its name, since the wave itself goes when it ends.
create table wave_end (
    wave_name varchar primary key,
    ends_on date not null,           -- the last day on which its answers are there
    ended_at timestamp               -- when they were erased; null: not yet
);
