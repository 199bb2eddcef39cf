-- Runs on H2 and PostgreSQL. Every row belongs to an installation, for a fresh engine repeats its keys.
create table job_attempt (
  installation varchar(36) not null,
  job_key      bigint not null,
  attempts     integer not null,
  last_at      timestamp with time zone not null,
  primary key (installation, job_key)
);

create table post_request (
  installation         varchar(36) not null,
  channel              varchar(50) not null,
  request_id           varchar(100) not null,
  process_instance_key bigint not null,
  brief_digest         char(64) not null,
  requested_at         timestamp with time zone not null,
  primary key (installation, channel, request_id)
);

create table post_record (
  installation         varchar(36) not null,
  process_instance_key bigint not null,
  request_id           varchar(100) not null,
  channel              varchar(50) not null,
  language             varchar(10) not null,
  brief                text not null,
  drafted_text         text not null,
  final_text           text not null,
  decision             varchar(20) not null,
  edited               boolean not null,
  review_comment       text,
  reviewer             varchar(200) not null,
  writer               varchar(200) not null,
  iterations           integer not null,
  score                double precision not null,
  outcome              varchar(20) not null,
  entry                varchar(2000),
  recorded_at          timestamp with time zone not null,
  primary key (installation, process_instance_key)
);
