-- Which messages have words of which, so that deleted words are wiped there, too.
create table message_quote (
    message uuid primary key references message,
    quoted  uuid not null
);

create index message_quote_quoted on message_quote (quoted);

insert into message_quote (message, quoted)
select id, reply_to from message where quote is not null and reply_to is not null;
