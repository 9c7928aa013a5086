"""What every page is made of: texts, figures, tables, pictures, notices and links."""
