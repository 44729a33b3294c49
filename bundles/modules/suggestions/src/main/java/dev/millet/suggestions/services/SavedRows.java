package dev.millet.suggestions.services;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows that members save under a name, for themselves or for the whole team. Thread-safe. */
public final class SavedRows<T> {

  /** The most rows that a member may save. */
  public static final int MAX_SAVED = 20;

  private static final int MAX_SHARED = 100;

  private final Database database;
  private final Guard guard;
  private final Table<T> table;
  private final Statements statements;

  /**
   * The statements of a table of such rows.
   *
   * @param counted what is counted, beginning with the module's name
   * @param own selects those of {@code :member}
   * @param shared selects those that others than {@code :member} share, {@code :limit} at most
   * @param remove deletes {@code :id} of {@code :member}
   */
  public record Statements(String counted, String own, String shared, String remove) {}

  public SavedRows(Database database, Guard guard, Table<T> table, Statements statements) {
    this.database = database;
    this.guard = guard;
    this.table = table;
    this.statements = statements;
  }

  /** Returns the rows of a member, the oldest first. */
  public List<T> of(long member) {
    return database.read(handle -> of(handle, member));
  }

  private List<T> of(Handle handle, long member) {
    return table.select(handle, statements.own(), query -> query.bind("member", member));
  }

  /** Returns the rows that others share with the team, in the order of their names. */
  public List<T> sharedWith(long member) {
    return database.read(
        handle ->
            table.select(
                handle,
                statements.shared(),
                query -> query.bind("member", member).bind("limit", MAX_SHARED)));
  }

  /**
   * Saves a row and returns it with its id.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where there are as many as there may be
   */
  public T save(Member member, T row) {
    return database.write(
        handle -> {
          guard.memberActive(member.id());
          guard.atMost(
              MAX_SAVED,
              statements.counted() + "/" + member.id(),
              () -> of(handle, member.id()).size());
          return table.insert(handle, row);
        });
  }

  /** Removes a row of a member; returns whether it was there. */
  public boolean remove(Member member, long id) {
    return database.write(
        handle -> {
          guard.memberActive(member.id());
          return handle
                  .createUpdate(statements.remove())
                  .bind("id", id)
                  .bind("member", member.id())
                  .execute()
              > 0;
        });
  }
}
