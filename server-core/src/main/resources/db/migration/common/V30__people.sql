-- Order among people: who is blocked by whom, what was reported, and what was done by whom to whom.

create table block (
    person  uuid not null references person,
    blocked uuid not null references person,
    at      timestamp(3) with time zone not null,
    primary key (person, blocked)
);

create index block_blocked on block (blocked, person);

-- Every administrative and moderating act. No text of a message, ever.
create table audit (
    n       bigint generated always as identity primary key,
    at      timestamp(3) with time zone not null,
    -- absent: the operator at the server's own console
    by_person uuid,
    action  varchar(32) not null,
    person  uuid,
    room    uuid,
    message uuid,
    detail  varchar(2000)
);

create table report (
    id          uuid          primary key,
    room        uuid          not null references room,
    message     uuid          not null references message,
    -- whose message it is
    author      uuid          not null references person,
    by_person   uuid          not null references person,
    reason      varchar(2000) not null,
    at          timestamp(3) with time zone not null,
    -- what was done; absent while it waits
    action      varchar(16),
    resolved_by uuid,
    resolved_at timestamp(3) with time zone,
    constraint report_once unique (message, by_person)
);

create index report_waiting on report (resolved_at, id);

-- A password that was given out by an administrator opens the account once.
alter table person add column password_once boolean not null default false;

-- When a session was last given tokens.
alter table session add column seen_at timestamp(3) with time zone;
