-- What requests cost and brought in. An entry is added once and never changed; each is chained to the one before it.
create table book_entry (
  installation varchar(64) not null,
  -- 1, 2, 3, ... without a gap
  seq bigint not null,
  account_kind varchar(40) not null,
  -- such as 2026-11
  account_month varchar(7) not null,
  currency varchar(3) not null,
  entry_kind varchar(20) not null,
  amount numeric(20, 4) not null,
  request_id varchar(100) not null,
  -- tells two entries of one kind for one request apart
  reference varchar(100) not null,
  process_instance_key bigint,
  person varchar(200) not null,
  note varchar(2000) not null,
  -- the entry that this one ends, pays back or corrects
  about bigint,
  booked_at timestamp(3) with time zone not null,
  previous_hash varchar(64) not null,
  hash varchar(64) not null,
  constraint book_entry_place primary key (installation, seq),
  constraint book_entry_no_fork unique (installation, previous_hash),
  constraint book_entry_once unique (installation, request_id, entry_kind, reference)
);

create index book_entry_account on book_entry (installation, account_month, account_kind, currency);
create index book_entry_about on book_entry (installation, about);

-- The last entry. Whoever adds one locks this row first.
create table book_head (
  installation varchar(64) not null,
  seq bigint not null,
  hash varchar(64) not null,
  primary key (installation)
);
