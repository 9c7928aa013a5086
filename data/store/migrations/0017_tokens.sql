-- Programs that read by the API, and what each may see. Of its secret only the digest is kept.
create table token (
    token_id varchar primary key,    -- the part of it that may be told
    digest varchar not null,         -- SHA-256 of the secret part, 64 hexadecimal digits
    label varchar not null,          -- which program
    role varchar not null check (role in ('admin', 'lead', 'leader')),
    every_team boolean not null,     -- else those of token_team
    people_granted boolean not null, -- for a leader: whether people may be seen
    added_at timestamp not null,
    revoked_at timestamp
);
create table token_team (
    token_id varchar not null,
    team varchar not null
);
