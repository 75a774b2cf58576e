-- How people stand to threads: how far they have read them, and whether they follow them.

create table thread_member (
    thread    uuid   not null references message,
    person    uuid   not null references person,
    room      uuid   not null references room,
    -- absent: never chosen, neither by the person nor by what they did
    following boolean,
    -- read up to here; never goes back
    read_seq  bigint not null,
    -- the person's own word that they have read up to here, and when they last said so
    seen_seq  bigint not null default 0,
    seen_at   timestamp(3) with time zone,
    primary key (thread, person)
);

create index thread_member_person on thread_member (person, room);
