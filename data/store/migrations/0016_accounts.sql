-- Who may sign in, and as what. Nothing here is needed where nobody signs in.
create table account (
    subject varchar primary key,     -- e-mail in small letters, or the provider's id, as issued
    role varchar not null check (role in ('admin', 'lead', 'leader', 'member')),
    every_team boolean not null,     -- else those of account_team
    people_granted boolean not null, -- for a leader: whether people may be seen
    person varchar,                  -- whose own ratings a member sees; null: the subject's
    added_at timestamp not null
);
create table account_team (
    subject varchar not null,
    team varchar not null
);
