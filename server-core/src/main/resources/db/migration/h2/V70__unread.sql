-- Counting what is unread needs these four and nothing else of a message: H2 then reads the index alone, and not each row
-- by its key. It also serves what message_timeline was for.
create index if not exists message_unread on message (room, timeline_seq, author, deleted_at);
drop index if exists message_timeline;
