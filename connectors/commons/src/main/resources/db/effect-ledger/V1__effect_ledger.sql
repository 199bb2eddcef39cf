-- One row: who this ledger is, and how often it was restored.
create table installation (
  singleton smallint primary key check (singleton = 1),
  id uuid not null,
  epoch integer not null,
  raised_at timestamp with time zone not null
);

create table effect (
  marker varchar(200) primary key,
  target varchar(100) not null,
  address varchar(2000) not null,
  digest varchar(64),
  state varchar(10) not null check (state in ('INTENDED', 'SENT', 'CONFIRMED', 'UNKNOWN')),
  epoch integer not null,
  attempt integer not null,
  executions integer not null,
  entry varchar(2000),
  published_at timestamp with time zone,
  detail varchar(2000),
  earliest_at timestamp with time zone,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  updated_at timestamp with time zone not null
);

create index effect_open on effect (state, updated_at);
