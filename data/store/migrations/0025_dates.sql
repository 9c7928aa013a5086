-- Whether somebody gave the due date of a requirement, or it was set when the requirement was loaded.
alter table requirement add column due_given boolean;
