-- What finding needs of each message that is not deleted. Made from the rows of messages by the server, which folds the
-- texts, and can be made again at any time.

create table message_search (
    message uuid      primary key,
    room    uuid      not null,
    seq     bigint    not null,
    at      timestamp(3) with time zone not null,
    -- text and names of attachments, folded, a line each
    folded  text      not null,
    -- numbers of pairs of characters, of the author, of what it carries and whom it calls
    keys    integer[] not null
);

-- A page of a common word is read along these, newest first.
create index message_search_room on message_search (room, at desc, seq desc, message desc);
create index message_search_newest on message_search (at desc, seq desc, message desc);

-- A rare word is found by these. Few entries may wait to be sorted in, because every search reads those that wait.
create index message_search_words on message_search using gin (folded gin_trgm_ops) with (gin_pending_list_limit = 256);
create index message_search_keys on message_search using gin (keys) with (gin_pending_list_limit = 256);

-- Whether a word is rare is judged by a sample of texts: a larger one judges better.
alter table message_search alter column folded set statistics 1000;
alter table message_search alter column keys set statistics 1000;

-- How far each room is known, and by which rules it was folded.
create table search_mark (
    room  uuid        primary key,
    epoch varchar(36) not null,
    form  integer     not null,
    seq   bigint      not null
);
