"""Changes of the tables since schema.sql was made one file: NNNN_<what>.sql, numbered from 0001
without a gap.

`data.store.database` runs those that a store lacks, after schema.sql in a new one. A file that was
released is never changed.
"""
