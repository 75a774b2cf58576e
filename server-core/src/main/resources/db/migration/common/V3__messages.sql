-- Messages and what people do to them.

create table message (
    id            uuid           primary key,
    room          uuid           not null references room,
    -- its place, taken once
    seq           bigint         not null,
    -- the last change that touched this row
    changed_seq   bigint         not null,
    -- equal to seq in the room's timeline, absent for a reply in a thread
    timeline_seq  bigint,
    author        uuid           not null references person,
    operation_id  uuid           not null,
    body_hash     varchar(64)          not null,
    at            timestamp(3) with time zone not null,
    text          varchar(16384) not null,
    edited_at     timestamp(3) with time zone,
    deleted_at    timestamp(3) with time zone,
    deleted_by    uuid,
    delete_reason varchar(2000),
    reply_to      uuid,
    quote         varchar(16384),
    thread        uuid,
    thread_count  integer        not null default 0,
    last_reply_at timestamp(3) with time zone,
    pinned        boolean        not null default false,
    -- as sent: person ids, room, here, divided by blanks
    mentions      varchar(8192),
    constraint message_place unique (room, seq),
    constraint message_operation unique (operation_id, author)
);

create index message_changed on message (room, changed_seq);
create index message_timeline on message (room, timeline_seq);
create index message_thread on message (thread, seq);

-- Whom a message calls; no person means everybody in the room.
create table mention (
    message uuid   not null references message,
    room    uuid   not null,
    seq     bigint not null,
    author  uuid   not null,
    person  uuid
);

create index mention_count on mention (room, person, seq);
create index mention_message on mention (message);

create table reaction (
    message uuid         not null references message,
    emoji   varchar(256) not null,
    person  uuid         not null references person,
    -- the change that added it: reactions are shown in this order
    seq     bigint       not null,
    primary key (message, emoji, person)
);
