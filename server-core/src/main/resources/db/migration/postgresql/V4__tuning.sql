-- Rows that are rewritten all the time keep room on their page, so that an update touches no index.
alter table room set (fillfactor = 60);
alter table person set (fillfactor = 80);
alter table member set (fillfactor = 80);

create extension if not exists pg_trgm;
create index person_search_part on person using gin (search_key gin_trgm_ops);
