-- The nights of learning: what was asked for, how far it is, what came of it.
create table learning_run (
  installation varchar(64) not null,
  run_id varchar(64) not null,
  -- null until the flow began it
  process_instance_key bigint,
  -- requested, working, training, watching, ended
  state varchar(20) not null,
  outcome varchar(40),
  -- what becomes of its examples: learned, waiting, free or aside; null while they are in use
  examples varchar(20),
  -- the flow's variable night as JSON
  result text,
  requested_at timestamp with time zone not null,
  -- a request that no flow took until then is over
  waits_until timestamp with time zone not null,
  begun_at timestamp with time zone,
  ended_at timestamp with time zone,
  primary key (installation, run_id)
);

-- Since when the nights are kept: those before are not made up for.
create table learning_schedule (
  installation varchar(64) not null,
  kept_since timestamp with time zone not null,
  primary key (installation)
);

-- An example of an earlier night's, trained on again so that it is not forgotten.
alter table learning_data_set_example add column earlier boolean default false not null;
