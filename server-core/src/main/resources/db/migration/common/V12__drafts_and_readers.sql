-- What people have typed and not sent; an empty one stays for its version.
create table draft (
    person      uuid           not null references person,
    room        uuid           not null references room,
    -- the root of a thread, or the room itself for its timeline
    place       uuid           not null,
    text        varchar(16384) not null,
    reply_to    uuid,
    quote       varchar(16384),
    -- ids, divided by blanks
    attachments varchar(4000),
    version     bigint         not null,
    at          timestamp(3) with time zone not null,
    primary key (person, room, place)
);

-- What others are told was read: unlike read_seq it never goes back.
alter table member add column seen_seq bigint not null default 0;
alter table member add column seen_at timestamp(3) with time zone;
