-- How many files a message carries, so that messages without any cost no query for them.
alter table message add column attached integer default 0 not null;
