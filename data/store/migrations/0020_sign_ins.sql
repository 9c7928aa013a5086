-- Sign-ins that somebody used: when last, and whether they were ended. Who it is stands nowhere.
create table sign_in (
    digest varchar primary key,      -- SHA-256 of what the provider said of this one sign-in
    seen_at timestamp not null,
    ended_at timestamp
);
