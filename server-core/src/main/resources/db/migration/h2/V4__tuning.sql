-- One process owns the file and its one committer writes one batch at a time: waiting for a lock means a fault.
set default_lock_timeout 10000;

-- H2 reads an index in one direction only, and the newest page is what everybody asks for first.
create index message_newest on message (room, timeline_seq desc);
