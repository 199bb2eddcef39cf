create table installation (
  id    uuid not null,
  since timestamp(6) with time zone not null
);
insert into installation (id, since) values (random_uuid(), current_timestamp);

create table entry (
  number        bigint generated always as identity (no cache) primary key,
  collection    varchar(64)    not null,
  atom_id       varchar(1000)  not null,
  -- equal to atom_id where markers are unique, else null: nulls never collide
  unique_marker varchar(1000),
  title         varchar(65536) not null,
  content       varchar(65536) not null,
  language      varchar(100),
  author        varchar(65536),
  categories    varchar(400000) not null,
  published     timestamp(6) with time zone not null,
  constraint entry_marker_once unique (collection, unique_marker)
);
create index entry_by_collection on entry (collection, number);
create index entry_by_marker on entry (collection, atom_id);
