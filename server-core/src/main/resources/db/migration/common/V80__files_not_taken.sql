-- A picture that can't be freed of its place is not taken; its upload keeps why, so that who asks again hears the same.

-- what the client said it is, which only decides that a picture was meant where nobody knows better
alter table stored_file add column said_type varchar(255) default '' not null;
alter table stored_file add column not_taken varchar(16);
