"""What Skillmix says, a file a subject: its sentences, its fields, its sections of blocks. No
renderer, no Streamlit and no pandas is known here."""
