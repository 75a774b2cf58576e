-- A room that its person has put out of sight for themselves.
alter table member add column archived_for_me boolean not null default false;
