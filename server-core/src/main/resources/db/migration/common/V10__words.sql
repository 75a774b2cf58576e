-- What becomes of messages after they were posted.

-- The texts that edited messages had before.
create table message_edit (
    message uuid           not null references message,
    -- the change that replaced it
    seq     bigint         not null,
    text    varchar(16384) not null,
    -- from when on it stood
    at      timestamp(3) with time zone not null,
    primary key (message, seq)
);

-- Deleted messages whose words are still there, so that the deletion can be taken back.
create table message_undo (
    message uuid primary key references message,
    at      timestamp(3) with time zone not null
);

-- Whether the person was called by `here`.
alter table mention add column here boolean not null default false;

-- Where a forwarded message is from; the room only if everybody may know of it.
alter table message add column forward_room uuid;
alter table message add column forward_author uuid;
alter table message add column forward_at timestamp(3) with time zone;

-- The pinned messages of rooms, as message.pinned says too.
create table pin (
    room    uuid   not null references room,
    message uuid   not null references message,
    -- the change that pinned it
    seq     bigint not null,
    primary key (room, message)
);

create table saved_message (
    person  uuid   not null references person,
    message uuid   not null references message,
    -- the person's change that saved it
    n       bigint not null,
    primary key (person, message)
);

create index saved_message_order on saved_message (person, n);
