-- How each target of the health check stands.
create table health_standing (
  installation varchar(64) not null,
  target varchar(40) not null,
  -- UP, DEGRADED, DOWN, UNKNOWN: what counts, which single looks do not change at once
  state varchar(10) not null,
  since timestamp with time zone not null,
  -- when a look last saw another state than the one before
  last_change timestamp with time zone,
  -- what the last look saw
  seen varchar(10) not null,
  -- how many looks in a row were bad, and how many were not
  bad integer not null,
  good integer not null,
  -- for each of the last rounds, the latest last: 1 if it changed between good and bad
  marks varchar(100) not null,
  flapping boolean not null,
  -- STEADY, BETTER, WORSE, FLAPPING
  trend varchar(10) not null,
  latency_ms bigint,
  detail varchar(1000) not null,
  -- when the round began that this is of; an earlier one changes nothing any more
  round_at timestamp with time zone not null,
  primary key (installation, target)
);

-- What each round saw, for some days.
create table health_look (
  installation varchar(64) not null,
  round_id varchar(36) not null,
  target varchar(40) not null,
  begun_at timestamp with time zone not null,
  -- null until the look ended, or the round was over
  state varchar(10),
  latency_ms bigint,
  detail varchar(1000),
  primary key (installation, round_id, target)
);

create index health_look_begun on health_look (installation, begun_at);
create index health_look_target on health_look (installation, target, begun_at);
