-- An engine that was restored hands out keys again that the time after the backup had used. Element
-- instances above the first key that it handed out after a restore are new, and so are their effects.
create table renewal (
  epoch integer primary key,
  first_key bigint not null,
  id uuid not null
);
