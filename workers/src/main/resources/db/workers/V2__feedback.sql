-- What people decided about texts, as examples to learn from. Scrubbed before it gets here; a row never changes.
create table feedback_example (
  installation varchar(64) not null,
  id char(64) not null,
  seq bigint generated always as identity,
  -- PROCESS_INSTANCE_KEY:ROUND of a verdict; null for an imported example
  verdict varchar(64),
  input text not null,
  language varchar(20) not null,
  response text not null,
  rejected text,
  reason text,
  feedback double precision not null,
  source varchar(100) not null,
  reviewer varchar(64),
  process_instance_key bigint,
  model varchar(200),
  adapter varchar(200),
  topic_hash char(64) not null,
  input_digest char(64) not null,
  response_digest char(64) not null,
  rejected_digest char(64),
  -- train or golden
  split varchar(10) not null,
  given_at timestamp with time zone not null,
  stored_at timestamp with time zone not null,
  primary key (installation, id),
  unique (installation, verdict)
);

create unique index feedback_example_seq on feedback_example (installation, seq);
create index feedback_example_input on feedback_example (installation, input_digest);

-- Topics that were golden once: never to be learned from, whatever a later golden set holds.
create table golden_topic (
  installation varchar(64) not null,
  topic_hash char(64) not null,
  frozen_at timestamp with time zone not null,
  primary key (installation, topic_hash)
);

-- A night's data set, and the examples that it looked at.
create table learning_data_set (
  installation varchar(64) not null,
  run_id varchar(64) not null,
  digest char(64) not null,
  manifest text not null,
  collected_at timestamp with time zone not null,
  primary key (installation, run_id)
);

create table learning_data_set_example (
  installation varchar(64) not null,
  run_id varchar(64) not null,
  example_id char(64) not null,
  kept boolean not null,
  primary key (installation, run_id, example_id)
);

create index learning_data_set_example_id on learning_data_set_example (installation, example_id);
