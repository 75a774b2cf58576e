-- Rooms of every kind and who is in them.

create table room (
    id                uuid         primary key,
    kind              varchar(16)  not null,
    name              varchar(256),
    -- the name in lower case, for listing and finding
    name_key          varchar(256),
    topic             varchar(2000),
    avatar            uuid,
    archived          boolean      not null default false,
    slow_mode_seconds integer,
    history_for_new   varchar(16)  not null default 'all',
    -- changes when a backup was restored
    epoch             varchar(36)  not null,
    -- number of the last durable change
    head              bigint       not null default 0,
    -- number of the last change of the settings above
    changed_seq       bigint       not null default 0,
    member_count      integer      not null default 0,
    -- newest message of the timeline, not of a thread
    last_message      uuid,
    -- direct and group rooms: fingerprint of the set of people, so that one set has one room
    people_key        varchar(64),
    created_by        uuid         not null references person,
    created_at        timestamp(3) with time zone not null,
    deleted_at        timestamp(3) with time zone,
    constraint room_people unique (people_key)
);

create index room_listing on room (kind, name_key, id);

create table member (
    room        uuid        not null references room,
    person      uuid        not null references person,
    role        varchar(16) not null,
    state       varchar(16) not null,
    joined_at   timestamp(3) with time zone,
    muted_until timestamp(3) with time zone,
    invited_by  uuid,
    -- nothing at or below this number may be read
    hidden_to   bigint      not null default 0,
    -- read up to here; never goes back but by markUnread
    read_seq    bigint      not null default 0,
    changed_seq bigint      not null,
    -- the person's own preferences for the room
    level       varchar(16) not null,
    quiet_until timestamp(3) with time zone,
    favourite   boolean     not null default false,
    folder      varchar(256),
    primary key (room, person)
);

create index member_person on member (person, state);
create index member_changed on member (room, changed_seq);

-- The change feed. No content: which row changed how under which number.
-- Rows further than 5,000 numbers behind room.head are removed.
create table room_change (
    room      uuid        not null references room,
    seq       bigint      not null,
    kind      varchar(32) not null,
    subject   uuid,
    by_person uuid        not null,
    op        uuid,
    at        timestamp(3) with time zone not null,
    detail    varchar(2000),
    primary key (room, seq)
);
