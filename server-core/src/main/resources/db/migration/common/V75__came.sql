-- The number under which a member came: who calls everybody calls those who are there, not those who come later.
alter table member add column came_seq bigint default 0 not null;
