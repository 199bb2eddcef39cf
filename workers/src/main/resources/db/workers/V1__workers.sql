-- Attempts of jobs that were begun and not ended.
create table job_attempt (
  installation varchar(64) not null,
  job_key bigint not null,
  attempts integer not null,
  begun_at timestamp with time zone not null,
  primary key (installation, job_key)
);

-- Who was first to ask for a post: a repeated request joins it.
create table post_request (
  installation varchar(64) not null,
  channel varchar(50) not null,
  request_id varchar(100) not null,
  process_instance_key bigint not null,
  brief_digest char(64) not null,
  requested_at timestamp with time zone not null,
  primary key (installation, channel, request_id)
);

-- What was drafted, what was published, and who decided: the nightly learning reads it.
create table post_record (
  installation varchar(64) not null,
  process_instance_key bigint not null,
  request_id varchar(100) not null,
  channel varchar(50) not null,
  brief text not null,
  drafted text not null,
  published text,
  decision varchar(20) not null,
  edited boolean not null,
  comment_text text not null,
  reviewer varchar(200) not null,
  writer varchar(200) not null,
  score double precision not null,
  iterations integer not null,
  outcome varchar(20),
  entry varchar(2000),
  recorded_at timestamp with time zone not null,
  primary key (installation, process_instance_key)
);

create index post_record_time on post_record (recorded_at);
