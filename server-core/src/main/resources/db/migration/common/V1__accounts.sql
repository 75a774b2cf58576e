-- People, how they prove who they are, and what told their devices to look again.

create table server_setting (
    name    varchar(64)   primary key,
    content varchar(4096) not null
);

create table person (
    id            uuid         primary key,
    username      varchar(32)  not null,
    display_name  varchar(256) not null,
    -- display name and user name folded to lower case, for finding people
    search_key    varchar(512) not null,
    avatar        uuid,
    bio           varchar(2000),
    status_text   varchar(2000),
    status_emoji  varchar(128),
    status_until  timestamp(3) with time zone,
    -- what the person chose last; who is really there is never stored
    presence      varchar(16)  not null default 'online',
    last_seen     timestamp(3) with time zone,
    server_role   varchar(16)  not null,
    state         varchar(16)  not null,
    -- Argon2id, encoded with its parameters; absent while only the first device can use the account
    password_hash varchar(200),
    -- number of the person's last personal change
    head          bigint       not null default 0,
    created_at    timestamp(3) with time zone not null,
    constraint person_username unique (username)
);

create index person_search on person (search_key);

-- Settings that a person's devices share.
create table person_preference (
    person  uuid          not null references person,
    name    varchar(64)   not null,
    content varchar(4096) not null,
    primary key (person, name)
);

-- No content: which personal state changed. Rows far behind person.head are removed.
create table person_change (
    person  uuid        not null references person,
    n       bigint      not null,
    kind    varchar(32) not null,
    subject uuid,
    detail  varchar(1000),
    primary key (person, n)
);

create table session (
    id         uuid         primary key,
    person     uuid         not null references person,
    device     varchar(256) not null,
    created_at timestamp(3) with time zone not null,
    ended_at   timestamp(3) with time zone
);

create index session_person on session (person, ended_at);

-- Only SHA-256 of a token is ever stored.
create table access_token (
    hash       bytea  primary key,
    session    uuid   not null references session,
    expires_at timestamp(3) with time zone not null
);

create index access_token_session on access_token (session, expires_at);

create table refresh_token (
    hash       bytea  primary key,
    session    uuid   not null references session,
    expires_at timestamp(3) with time zone not null,
    -- how and when it was used up
    rotation   uuid,
    used_at    timestamp(3) with time zone
);

create index refresh_token_session on refresh_token (session);

-- Commands that were carried out, so that the same operation id again gives the same answer.
-- A message carries its own operation id.
create table operation (
    author       uuid        not null references person,
    operation_id uuid        not null,
    command      varchar(32) not null,
    body_hash    varchar(64)       not null,
    room         uuid,
    seq          bigint,
    at           timestamp(3) with time zone not null,
    primary key (operation_id, author)
);

create index operation_age on operation (at);
