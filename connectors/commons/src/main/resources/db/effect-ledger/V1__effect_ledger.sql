-- Runs on H2 and PostgreSQL. One row: which installation this ledger belongs to.
create table installation (
  singleton  integer default 1 not null primary key check (singleton = 1),
  id         varchar(36) not null,
  epoch      integer not null,
  raised_at  timestamp with time zone not null
);

create table effect (
  effect_key   varchar(120) not null primary key,
  target       varchar(2000) not null,
  digest       char(64) not null,
  state        varchar(10) not null check (state in ('INTENDED', 'SENT', 'CONFIRMED', 'UNKNOWN')),
  epoch        integer not null,
  attempt      integer not null,
  executions   integer not null,
  entry        varchar(2000),
  detail       varchar(1000),
  created_at   timestamp with time zone not null,
  sent_at      timestamp with time zone,
  confirmed_at timestamp with time zone,
  updated_at   timestamp with time zone not null
);

create index effect_by_state on effect (state, epoch);
