-- One row a bot: where polling goes on, and who polls.
create table telegram_inbox (
  bot bigint primary key,
  next_offset bigint not null,
  moved_at timestamp with time zone not null,
  holder varchar(200),
  held_until timestamp with time zone
);

-- One row an update: OPEN from when it is handed to the handler until that returned.
create table telegram_update (
  bot bigint not null,
  update_id bigint not null,
  state varchar(10) not null check (state in ('OPEN', 'HANDLED', 'SET_ASIDE')),
  attempts integer not null,
  reason varchar(2000),
  content text,
  changed_at timestamp with time zone not null,
  primary key (bot, update_id)
);

create index telegram_update_state on telegram_update (bot, state, changed_at);
