-- Deleted rooms of which their members are still told that they are gone; once a day the old ones are let go.
alter table room add column missed boolean not null default false;
update room set missed = true where deleted_at is not null;
