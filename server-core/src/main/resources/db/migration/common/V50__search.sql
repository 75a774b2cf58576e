-- Keys for finding are folded, which can make a name longer: one character may become 18.
alter table person alter column search_key set data type varchar(2048);
alter table room alter column name_key set data type varchar(2048);

-- Display name and user name have a line each, so that no query finds the end of one with the beginning of the other.
update person set search_key = lower(display_name) || chr(10) || username;
