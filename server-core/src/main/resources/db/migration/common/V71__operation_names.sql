-- An operation is kept under its name on the wire, which never changes, and not under that of a
-- class of the program.

update operation set command = lower(substring(command from 1 for 1)) || substring(command from 2);
