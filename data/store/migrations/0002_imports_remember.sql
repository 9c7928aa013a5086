-- An import keeps who made it, and the mapping that a person confirmed for files with its headers.

alter table import add column imported_by varchar;
alter table import add column headers_sha256 varchar;   -- the file's headers, in any order
alter table import add column mapping varchar           -- TOML; null: as proposed
