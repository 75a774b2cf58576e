-- Codes that let people in. Only their SHA-256 is stored.
create table invite (
    code_hash      bytea       primary key,
    -- absent: it admits to the server itself
    room           uuid        references room,
    created_by     uuid        not null references person,
    -- SHA-256 of the operation that made it: with the id itself the code could be made again
    operation_hash bytea       not null,
    body_hash      varchar(64) not null,
    created_at     timestamp(3) with time zone not null,
    -- absent: never
    expires_at     timestamp(3) with time zone,
    -- absent: any number
    uses_left      integer,
    revoked_at     timestamp(3) with time zone,
    constraint invite_operation unique (operation_hash)
);
