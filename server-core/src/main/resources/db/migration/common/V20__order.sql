-- When members of rooms in slow mode sent last; only kept for those whom it holds back.
create table slow_mode (
    room    uuid not null references room,
    person  uuid not null references person,
    sent_at timestamp(3) with time zone not null,
    primary key (room, person)
);
