package dev.millet.members.erasure;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The deleted accounts, and what each section has yet to erase of them. A section takes deletions
 * up in their order, so one that was away, or is new, finds all that it has missed.
 */
final class ErasureTables {

  /** From how many failures on an erasure is said to fail. */
  static final int MANY_FAILURES = 3;

  private static final int TAKEN_UP_AT_ONCE = 100;

  private final Database database;
  private final Table<Deletion> deletions;
  private final Table<DataSection> sections;
  private final Table<DueErasure> erasures;

  ErasureTables(Database database) {
    this.database = database;
    this.deletions = database.table("members_deletions", Deletion.class).generated("id");
    this.sections = database.table("members_data_sections", DataSection.class).key("section");
    this.erasures = database.table("members_erasures", DueErasure.class).key("section", "account");
  }

  /** Notes that an account was deleted. */
  void add(Handle handle, long account, Instant deletedAt) {
    deletions.insert(handle, new Deletion(0, account, deletedAt));
  }

  /** Notes a section from which every deletion is to be erased, where it is not known. */
  void register(String section, String module) {
    database.write(
        handle ->
            sections.insertIfAbsent(handle, new DataSection(section, module, 0))
                ? 1
                : handle
                    .createUpdate(
                        """
                        UPDATE members_data_sections SET module = :module
                         WHERE section = :section
                        """)
                    .bind("module", module)
                    .bind("section", section)
                    .execute());
  }

  List<DataSection> sections() {
    String sql = "SELECT <columns> FROM members_data_sections ORDER BY section";
    return database.read(handle -> sections.select(handle, sql, query -> query));
  }

  /** Finds what a section is to erase next; empty where nothing is due by now. */
  Optional<DueErasure> next(String section, Instant now) {
    String sql =
        """
        SELECT <columns> FROM members_erasures WHERE section = :section AND due_at <= :now
         ORDER BY section, due_at, account FETCH FIRST 1 ROWS ONLY
        """;
    return database
        .read(
            handle ->
                erasures.select(
                    handle, sql, query -> query.bind("section", section).bind("now", now)))
        .stream()
        .findFirst();
  }

  /** Returns whether a section has something to erase or to take up by now. */
  boolean hasWork(String name, Instant now) {
    if (next(name, now).isPresent()) {
      return true;
    }
    return database
        .read(handle -> sections.find(handle, name))
        .filter(section -> !after(section.takenUp()).isEmpty())
        .isPresent();
  }

  /** Holds what is due until the transaction ends; empty where it is done meanwhile. */
  Optional<DueErasure> hold(Handle handle, DueErasure due) {
    return erasures.lock(handle, due.section(), due.account());
  }

  /** Removes what has been erased. */
  void done(Handle handle, DueErasure due) {
    erasures.delete(handle, due.section(), due.account());
  }

  /** Notes that an erasure failed. */
  void failed(DueErasure due, Instant next, String problem) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE members_erasures
                       SET due_at = :next, failures = failures + 1, problem = :problem
                     WHERE section = :section AND account = :account
                    """)
                .bind("next", next)
                .bind("problem", problem)
                .bind("section", due.section())
                .bind("account", due.account())
                .execute());
  }

  /**
   * Makes the erasure of the next deletions due for a section.
   *
   * @return whether there were any
   */
  boolean takeUp(String name, Instant now) {
    Optional<DataSection> section = database.read(handle -> sections.find(handle, name));
    if (section.isEmpty()) {
      return false;
    }
    long from = section.get().takenUp();
    List<Deletion> next = after(from);
    if (next.isEmpty()) {
      return false;
    }
    List<DueErasure> due =
        next.stream()
            .map(Deletion::account)
            .distinct()
            .map(account -> new DueErasure(name, account, now, 0, null))
            .toList();
    database.write(
        handle -> {
          // another node may take the same deletions up at this moment
          if (move(handle, name, from, next.get(next.size() - 1).id())) {
            erasures.insertAbsent(handle, due);
          }
          return null;
        });
    return true;
  }

  private List<Deletion> after(long id) {
    String sql =
        """
        SELECT <columns> FROM members_deletions WHERE id > :id
         ORDER BY id FETCH FIRST :limit ROWS ONLY
        """;
    return database.read(
        handle ->
            deletions.select(
                handle, sql, query -> query.bind("id", id).bind("limit", TAKEN_UP_AT_ONCE)));
  }

  private static boolean move(Handle handle, String section, long from, long to) {
    return handle
            .createUpdate(
                """
                UPDATE members_data_sections SET taken_up = :to
                 WHERE section = :section AND taken_up = :from
                """)
            .bind("to", to)
            .bind("section", section)
            .bind("from", from)
            .execute()
        == 1;
  }

  /** Counts the deleted accounts of which a section has something to erase yet. */
  long countDue(DataSection section) {
    String sql =
        """
        SELECT (SELECT COUNT(*) FROM members_erasures e WHERE e.section = :section)
             + (SELECT COUNT(*) FROM members_deletions d WHERE d.id > s.taken_up) AS due
          FROM members_data_sections s
         WHERE s.section = :section
        """;
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("section", section.section())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  /** Finds the erasures of a section that failed several times, those that failed most first. */
  List<DueErasure> failing(String section) {
    String sql =
        """
        SELECT <columns> FROM members_erasures WHERE section = :section AND failures >= :many
         ORDER BY failures DESC, account FETCH FIRST 1000 ROWS ONLY
        """;
    return database.read(
        handle ->
            erasures.select(
                handle, sql, query -> query.bind("section", section).bind("many", MANY_FAILURES)));
  }

  /**
   * Drops some of the deletions from before a time that every section has taken up.
   *
   * @return whether there may be more
   */
  boolean drop(Instant before, int limit) {
    String sql =
        """
        SELECT <columns> FROM members_deletions
         WHERE id <= :passed AND deleted_at < :before ORDER BY id FETCH FIRST :limit ROWS ONLY
        """;
    long passed = sections().stream().mapToLong(DataSection::takenUp).min().orElse(0);
    List<Deletion> old =
        database.read(
            handle ->
                deletions.select(
                    handle,
                    sql,
                    query ->
                        query.bind("passed", passed).bind("before", before).bind("limit", limit)));
    if (!old.isEmpty()) {
      database.write(
          handle -> {
            old.forEach(each -> deletions.delete(handle, each.id()));
            return null;
          });
    }
    return old.size() == limit;
  }
}
