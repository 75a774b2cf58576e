-- Each node looks every second whose status has just ended.
create index person_status_until on person (status_until);
