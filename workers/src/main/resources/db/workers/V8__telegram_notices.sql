-- What is told in Telegram: written here first, sent once under the effect ledger, then marked.
create table telegram_notice (
  installation varchar(64) not null,
  -- a request's id, or the update that is answered
  subject varchar(100) not null,
  -- ASKED and REMINDED of a request; ANSWER and KEPT to an update
  kind varchar(20) not null,
  chat varchar(40) not null,
  -- the text as JSON: a later try sends the same
  content text not null,
  -- the language of the buttons; null without buttons
  buttons varchar(2),
  -- the message that it answers
  reply_to bigint,
  -- NEW, SENT, OVER (says how it ended), UNKNOWN (never sent again), DROPPED (not worth sending)
  state varchar(10) not null,
  -- the request's state that the message shows
  shown varchar(30) not null,
  -- nobody works on it before then; whoever does moves it on
  next_at timestamp with time zone not null,
  -- where it is, once it is sent
  message_chat bigint,
  message_id bigint,
  -- why it is not sent yet, or what is not known
  detail varchar(2000),
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  primary key (installation, subject, kind)
);

create index telegram_notice_next on telegram_notice (installation, state, next_at);
create index telegram_notice_message on telegram_notice (message_chat, message_id);

-- What people decided in Telegram, until the engine has answered.
create table telegram_decision (
  installation varchar(64) not null,
  bot bigint not null,
  update_id bigint not null,
  request_id varchar(36) not null,
  -- approved or rejected
  outcome varchar(20) not null,
  comment text,
  -- the edited text; null if it stays as it is
  edited text,
  -- who, as it is recorded with the decision
  decided_by varchar(200) not null,
  user_id bigint not null,
  chat bigint not null,
  -- the message that said so
  message_id bigint not null,
  -- of the pressed button; null for a command or a reply
  callback_id varchar(200),
  attempts integer not null,
  -- OPEN, DONE
  state varchar(10) not null,
  -- nobody works on it before then; whoever does moves it on
  next_at timestamp with time zone not null,
  said_at timestamp with time zone not null,
  primary key (installation, bot, update_id)
);

create index telegram_decision_next on telegram_decision (installation, state, next_at);
