-- What a request that waits for a person is told to wait for.
alter table human_request add column remind_at timestamp with time zone;
-- when it passes to the escalation group
alter table human_request add column due_at timestamp with time zone;
-- when no answer is a no
alter table human_request add column expires_at timestamp with time zone;
-- why it is asked, carried out or left, as people read it
alter table human_request add column reason text;

create index human_request_state on human_request (installation, state, number);
