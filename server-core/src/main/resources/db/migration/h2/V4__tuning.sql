-- One process owns the file and its one committer writes one batch at a time: waiting for a lock means a fault.
set default_lock_timeout 10000;
