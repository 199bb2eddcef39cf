-- Alerts as rules and Alertmanager say they are; what is over is forgotten after a while.
create table monitoring_alert (
  installation varchar(64) not null,
  -- PROMETHEUS (our own rules) or ALERTMANAGER (its webhook)
  source varchar(20) not null,
  -- of the labels
  fingerprint varchar(64) not null,
  -- of the rule
  name varchar(150) not null,
  -- alerts of a group are one incident
  alert_group varchar(150) not null,
  -- a JSON object of strings
  labels text not null,
  -- what the decision on severity knows it by: availability, errors, latency, saturation, ...
  kind varchar(40) not null,
  -- critical, warning or none where the rule says so itself; empty else
  said varchar(20) not null,
  summary varchar(500) not null,
  -- null where nobody told it, or where it is no number
  measured double precision,
  -- how many times the threshold; 1 without a threshold
  excess double precision not null,
  started_at timestamp with time zone not null,
  -- it counts from then on, if it still lasts
  fires_at timestamp with time zone not null,
  -- null while it lasts
  ended_at timestamp with time zone,
  -- when its source last said anything of it
  seen_at timestamp with time zone not null,
  primary key (installation, source, fingerprint)
);

create index monitoring_alert_ended on monitoring_alert (installation, ended_at);

-- Silences that people set.
create table monitoring_silence (
  installation varchar(64) not null,
  id varchar(36) not null,
  -- a JSON object of strings: an alert with all of these labels is silenced
  labels text not null,
  until_at timestamp with time zone not null,
  made_by varchar(100) not null,
  comment varchar(1000) not null,
  made_at timestamp with time zone not null,
  -- null unless somebody ended it before its time
  ended_at timestamp with time zone,
  primary key (installation, id)
);
