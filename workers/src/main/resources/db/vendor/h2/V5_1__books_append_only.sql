-- Entries are added and read, never changed.
create trigger book_entry_append_only before update, delete on book_entry
  for each row call 'dev.phoenix.workers.books.AppendOnly';
