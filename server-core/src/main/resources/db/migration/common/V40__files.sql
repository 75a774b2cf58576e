-- Files: what was uploaded, and which messages carry it. The bytes are on disk, by their hash.

create table stored_file (
    id          uuid         primary key,
    owner       uuid         not null references person,
    name        varchar(255) not null,
    -- as announced when the upload began
    length      bigint       not null,
    -- what counts and, once finished, is stored: a photo loses the place where it was taken
    bytes       bigint       not null,
    created_at  timestamp(3) with time zone not null,
    -- what the client said: the sound's length and loudness; its type is not kept
    duration_ms bigint,
    waveform    varchar(400),
    -- absent until all bytes have come and were looked at
    finished_at timestamp(3) with time zone,
    hash        varchar(64),
    type        varchar(255),
    -- image, video, audio, voice or file
    kind        varchar(16),
    width       integer,
    height      integer,
    thumb_hash  varchar(64),
    thumb_bytes bigint,
    thumb_type  varchar(32)
);

create index stored_file_owner on stored_file (owner, created_at);
create index stored_file_hash on stored_file (hash);
create index stored_file_thumb on stored_file (thumb_hash);
create index stored_file_age on stored_file (created_at);

create table attachment (
    message  uuid        not null references message,
    position integer     not null,
    file     uuid        not null references stored_file,
    -- as of the message and the file, for listing the files of a room
    room     uuid        not null,
    seq      bigint      not null,
    kind     varchar(16) not null,
    primary key (message, position)
);

create index attachment_file on attachment (file);
create index attachment_room on attachment (room, seq);
