-- Backups that the supervisor was asked for, until their flows know how they ended.
create table begun_backup (
  installation varchar(64) not null,
  id varchar(64) not null,
  begun_at timestamp with time zone not null,
  primary key (installation, id)
);
