-- Entries are added and read, never changed.
create function book_entry_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'book_entry is append-only: book a correction instead';
end
$$;

create trigger book_entry_append_only before update or delete or truncate on book_entry
  for each statement execute function book_entry_refuse_change();
