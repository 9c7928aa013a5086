"""Inter 4.1 (SIL Open Font License 1.1, see LICENSE.txt) as OTF, for the reports by typst."""
