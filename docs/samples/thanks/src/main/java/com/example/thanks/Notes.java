package com.example.thanks;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.util.List;

/** The notes in the database. A note and the journal entry that tells of it commit together. */
final class Notes {

  /** The payload of the journal entry. */
  record Said(long note, long member) {}

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Table<Note> notes;
  private final Keyset<Note> newest;

  Notes(Database database, Journal journal, Guard guard) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.notes = database.table("thanks_notes", Note.class).generated("id");
    this.newest = notes.keyset("newest").descending("created_at", "id");
  }

  Note say(long author, NewNote typed) {
    return database.write(
        handle -> {
          guard.memberActive(author);
          Note note = notes.insert(handle, new Note(0, author, database.now(), typed.text()));
          journal.append("thanks.said", new Said(note.id(), author));
          return note;
        });
  }

  Slice<Note> newest(ListRequest list) {
    String sql = "SELECT <columns> FROM thanks_notes WHERE <after> <order>";
    return database.read(handle -> newest.slice(handle, list, sql));
  }

  /** What a member said. */
  List<Note> of(long author) {
    String sql = "SELECT <columns> FROM thanks_notes WHERE author = :author ORDER BY id";
    return database.read(
        handle -> notes.select(handle, sql, query -> query.bind("author", author)));
  }

  /** Removes what a member said. */
  void erase(long author) {
    String sql = "DELETE FROM thanks_notes WHERE author = :author";
    database.write(handle -> handle.createUpdate(sql).bind("author", author).execute());
  }
}
