"""DuckDB and PostgreSQL behind one interface; nothing here knows what is stored."""
