package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How far each subscription has come, who owns it, and what it could not handle. */
class CursorStore {

  /**
   * How far a subscription has come.
   *
   * @param name the subscription's
   * @param position the last handled position
   * @param owner the generation that may move it
   */
  record Cursor(String name, long position, String owner) {}

  /** An entry that a subscription could not handle. */
  record SetAside(String subscription, long position, String reason, int attempts, String at) {}

  private static final String BEGIN =
      """
      INSERT INTO journal_cursors (name, position, owner, moved_at)
      VALUES (:name, :position, :owner, :now)
      """;

  /** Two nodes may begin a subscription at the same moment: one cursor, and the last owns it. */
  private static final String BEGIN_BESIDE_OTHERS = BEGIN + " ON CONFLICT (name) DO NOTHING";

  private static final int CHUNK = 200;

  private final Database database;
  private final Clock clock;

  CursorStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  List<Cursor> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT name, position, owner FROM journal_cursors ORDER BY name")
                .map((row, context) -> cursor(row))
                .list());
  }

  Optional<Cursor> find(String name) {
    return database.read(handle -> find(handle, name));
  }

  private static Optional<Cursor> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT name, position, owner FROM journal_cursors WHERE name = :name")
        .bind("name", name)
        .map((row, context) -> cursor(row))
        .findOne();
  }

  private static Cursor cursor(ResultSet row) throws SQLException {
    return new Cursor(row.getString("name"), row.getLong("position"), row.getString("owner"));
  }

  /**
   * Makes the owner the only one who may move the cursor, and makes the cursor if there is none.
   */
  Cursor claim(String name, String owner, long start) {
    return database.write(
        handle -> {
          if (!own(handle, name, owner)) {
            begin(handle, name, owner, start);
            own(handle, name, owner);
          }
          return find(handle, name).orElseThrow();
        });
  }

  private static boolean own(Handle handle, String name, String owner) {
    return handle
            .createUpdate("UPDATE journal_cursors SET owner = :owner WHERE name = :name")
            .bind("owner", owner)
            .bind("name", name)
            .execute()
        == 1;
  }

  private void begin(Handle handle, String name, String owner, long start) {
    handle
        .createUpdate(database.dialect() == Dialect.POSTGRESQL ? BEGIN_BESIDE_OTHERS : BEGIN)
        .bind("name", name)
        .bind("position", start)
        .bind("owner", owner)
        .bind("now", now())
        .execute();
  }

  /**
   * Moves the cursor inside the caller's transaction, last of all: nothing waits for a subscriber
   * that hangs, and it cannot commit once another owns the cursor.
   *
   * @throws LostCursorException when the cursor has another owner or position by now
   */
  void move(Cursor from, long to) {
    if (!tryMove(from, to)) {
      throw new LostCursorException(from.name());
    }
  }

  /** Moves the cursor, in the caller's transaction if there is one; not one that was lost. */
  boolean tryMove(Cursor from, long to) {
    return database.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE journal_cursors SET position = :to, moved_at = :now
                        WHERE name = :name AND position = :from AND owner = :owner
                        """)
                    .bind("to", to)
                    .bind("now", now())
                    .bind("name", from.name())
                    .bind("from", from.position())
                    .bind("owner", from.owner())
                    .execute())
        == 1;
  }

  /**
   * Sets an entry aside and moves the cursor past it.
   *
   * @throws LostCursorException when the cursor has another owner or position by now
   */
  void setAside(Cursor cursor, long position, String reason, int attempts) {
    database.write(
        handle -> {
          // first: it holds the cursor, so that nobody forgets it meanwhile and leaves the entry
          move(cursor, position);
          handle
              .createUpdate(
                  """
                  INSERT INTO journal_set_aside (subscription, position, reason, attempts, set_aside_at)
                  VALUES (:name, :position, :reason, :attempts, :now)
                  """)
              .bind("name", cursor.name())
              .bind("position", position)
              .bind("reason", reason.substring(0, Math.min(reason.length(), 1900)))
              .bind("attempts", attempts)
              .bind("now", now())
              .execute();
          return null;
        });
  }

  List<SetAside> setAside(String subscription) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT subscription, position, reason, attempts, set_aside_at FROM journal_set_aside
                    WHERE subscription = :name ORDER BY position FETCH FIRST 1000 ROWS ONLY
                    """)
                .bind("name", subscription)
                .map(
                    (row, context) ->
                        new SetAside(
                            row.getString("subscription"),
                            row.getLong("position"),
                            row.getString("reason"),
                            row.getInt("attempts"),
                            row.getObject("set_aside_at", OffsetDateTime.class)
                                .toInstant()
                                .toString()))
                .list());
  }

  long countSetAside(String subscription) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM journal_set_aside WHERE subscription = :name")
                .bind("name", subscription)
                .mapTo(Long.class)
                .one());
  }

  /** Returns whether an entry is set aside. */
  boolean isSetAside(String subscription, long position) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT position FROM journal_set_aside
                    WHERE subscription = :name AND position = :position
                    """)
                .bind("name", subscription)
                .bind("position", position)
                .mapTo(Long.class)
                .findOne()
                .isPresent());
  }

  /** Forgets that an entry was set aside; whether it was. Joins the caller's transaction. */
  boolean takeBack(String subscription, long position) {
    return database.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        DELETE FROM journal_set_aside
                        WHERE subscription = :name AND position = :position
                        """)
                    .bind("name", subscription)
                    .bind("position", position)
                    .execute())
        == 1;
  }

  /**
   * Removes a cursor for good; whether there was one. What it has set aside goes before it, so many
   * at a time; the cursor stands until all of that is gone.
   */
  boolean forget(String name) {
    int gone;
    do {
      gone = database.write(handle -> forgetSetAside(handle, name));
    } while (gone == CHUNK);
    return database.write(
        handle -> {
          // the cursor first: whoever sets something aside at this moment holds it
          int cursors =
              handle
                  .createUpdate("DELETE FROM journal_cursors WHERE name = :name")
                  .bind("name", name)
                  .execute();
          forgetSetAside(handle, name);
          return cursors == 1;
        });
  }

  private static int forgetSetAside(Handle handle, String name) {
    List<Long> some =
        handle
            .createQuery(
                """
                SELECT position FROM journal_set_aside WHERE subscription = :name
                ORDER BY position FETCH FIRST :limit ROWS ONLY
                """)
            .bind("name", name)
            .bind("limit", CHUNK)
            .mapTo(Long.class)
            .list();
    for (long position : some) {
      handle
          .createUpdate(
              """
              DELETE FROM journal_set_aside WHERE subscription = :name AND position = :position
              """)
          .bind("name", name)
          .bind("position", position)
          .execute();
    }
    return some.size();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
