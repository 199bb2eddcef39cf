-- What is or was broken. Of each key at most one is open.
create table incident (
  installation varchar(64) not null,
  id varchar(36) not null,
  incident_key varchar(200) not null,
  -- the key while it is open, null afterwards: unique, so that one is opened once
  open_key varchar(200),
  -- WARNING, CRITICAL
  severity varchar(10) not null,
  title varchar(200) not null,
  text varchar(2000) not null,
  -- whether somebody else tells people
  told boolean not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closing varchar(2000),
  -- whether a worse one took its place
  superseded boolean not null,
  taken_by varchar(200),
  taken_at timestamp with time zone,
  -- how much of it the engine was told: NOTHING, BEGINNING, END
  announced varchar(10) not null,
  primary key (installation, id),
  unique (installation, open_key)
);

create index incident_opened on incident (installation, opened_at);
create index incident_announced on incident (installation, announced);
