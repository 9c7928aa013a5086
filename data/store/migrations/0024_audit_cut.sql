-- Up to which line of each chain of the audit lines were deleted by their age, and that line's digest:
-- the next one stands on it.
create table audit_cut (
    chain varchar primary key,       -- audit or audit_read
    line_no integer not null,
    digest varchar not null
);
