-- What people were asked, or would have been. A key of a caller names one request for ever.
create table human_request (
  installation varchar(64) not null,
  id varchar(36) not null,
  -- short, for people
  number bigint generated always as identity,
  caller varchar(100) not null,
  request_key varchar(120) not null,
  process_instance_key bigint not null,
  type varchar(40) not null,
  -- the valid request as JSON
  request text not null,
  -- MADE, PENDING, DECIDED, then how it was closed
  state varchar(30) not null,
  made_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  -- approved, rejected, expired or withdrawn; null before
  decision varchar(20),
  decided_by varchar(200),
  decided_via varchar(40),
  decided_at timestamp with time zone,
  comment text,
  -- what the caller was told, as JSON
  outcome text,
  closed_at timestamp with time zone,
  primary key (installation, id),
  unique (installation, caller, request_key)
);

create unique index human_request_number on human_request (number);
create index human_request_opened on human_request (installation, opened_at);

-- Process instances that repeated a request and wait for its outcome.
create table human_request_joiner (
  installation varchar(64) not null,
  request_id varchar(36) not null,
  process_instance_key bigint not null,
  primary key (installation, request_id, process_instance_key)
);
