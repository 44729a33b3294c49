package com.example.thanks;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** The notes in the database. A note and the journal entry that tells of it commit together. */
final class Notes {

  /**
   * What the journal says.
   *
   * @param member who said it
   */
  record Said(long note, long member) {}

  private final Database database;
  private final Journal journal;
  private final Guard guard;

  Notes(Database database, Journal journal, Guard guard) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
  }

  Note say(long author, String text) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return database.write(
        handle -> {
          guard.memberActive(author);
          long id =
              handle
                  .createUpdate(
                      """
                      INSERT INTO thanks_notes (author, said_at, note)
                      VALUES (:author, :now, :text)
                      """)
                  .bind("author", author)
                  .bind("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                  .bind("text", text)
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Long.class)
                  .one();
          journal.append("thanks.said", new Said(id, author));
          return new Note(id, author, now, text);
        });
  }

  List<Note> newest(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, author, said_at, note FROM thanks_notes
                    ORDER BY id DESC FETCH FIRST :limit ROWS ONLY
                    """)
                .bind("limit", limit)
                .map(Notes::note)
                .list());
  }

  /** What a member said. */
  List<Note> of(long author) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, author, said_at, note FROM thanks_notes
                    WHERE author = :author ORDER BY id
                    """)
                .bind("author", author)
                .map(Notes::note)
                .list());
  }

  /** Removes what a member said. */
  void forget(long author) {
    database.write(
        handle ->
            handle
                .createUpdate("DELETE FROM thanks_notes WHERE author = :author")
                .bind("author", author)
                .execute());
  }

  private static Note note(ResultSet row, StatementContext context) throws SQLException {
    return new Note(
        row.getLong("id"),
        row.getLong("author"),
        row.getObject("said_at", OffsetDateTime.class).toInstant(),
        row.getString("note"));
  }
}
