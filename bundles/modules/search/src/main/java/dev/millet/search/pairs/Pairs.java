package dev.millet.search.pairs;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The pairs that were found, as rows of {@code search_pairs}. One that was dismissed stays, so that
 * it is not found again. Thread-safe.
 */
public final class Pairs {

  /** The most that wait for somebody: no more are looked for then. */
  static final int MAX_WAITING = 1_000;

  private final Database database;
  private final Table<Pair> rows;
  private final Table<Place> places;
  private final Keyset<Pair> likeliest;

  /**
   * How far the subjects of a type were compared.
   *
   * @param lastId the last one; empty in rows of earlier versions that had compared none
   */
  record Place(String subjectType, String lastId) {}

  public Pairs(Database database) {
    this.database = database;
    this.rows =
        database.table("search_pairs", Pair.class).key("subject_type", "one_id", "other_id");
    this.places = database.table("search_compared", Place.class).key("subject_type");
    this.likeliest =
        rows.keyset("pairs")
            .within("state")
            .descending("likeness", "subject_type", "one_id", "other_id");
  }

  /** Lists those that nobody dismissed, the likeliest first. */
  public Slice<Pair> waiting(ListRequest list) {
    return database.read(
        handle ->
            likeliest.slice(
                handle,
                list,
                "SELECT <columns> FROM search_pairs WHERE state = :state AND <after> <order>",
                query -> query.bind("state", Pair.FOUND)));
  }

  Instant now() {
    return database.now();
  }

  /** Returns how many wait. */
  int count() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM search_pairs WHERE state = :state")
                .bind("state", Pair.FOUND)
                .mapTo(Integer.class)
                .one());
  }

  /** Adds those that are new; one that was dismissed stays so. */
  void add(Collection<Pair> some) {
    if (!some.isEmpty()) {
      database.write(handle -> rows.insertAbsent(handle, some));
    }
  }

  /** Removes some whose subjects are gone or merged. */
  void remove(Collection<Pair> some) {
    database.write(
        handle -> {
          some.forEach(
              each -> rows.delete(handle, each.subjectType(), each.oneId(), each.otherId()));
          return null;
        });
  }

  /**
   * Dismisses a pair for good.
   *
   * @return false if it is absent; dismissing it twice changes nothing
   */
  public boolean dismiss(String type, String one, String other) {
    return database.write(handle -> dismiss(handle, type, one, other));
  }

  private boolean dismiss(Handle handle, String type, String one, String other) {
    Optional<Pair> pair = rows.lock(handle, type, one, other);
    if (pair.isEmpty()) {
      return false;
    }
    handle
        .createUpdate(
            """
            UPDATE search_pairs SET state = :state
             WHERE subject_type = :type AND one_id = :one AND other_id = :other
            """)
        .bind("state", Pair.DISMISSED)
        .bind("type", type)
        .bind("one", one)
        .bind("other", other)
        .execute();
    return true;
  }

  /** Returns the last subject of a type that was compared; empty before the first. */
  Optional<String> place(String type) {
    return database
        .read(handle -> places.find(handle, type))
        .map(Place::lastId)
        .filter(each -> !each.isEmpty());
  }

  /**
   * Keeps how far a type was compared. A new instance that compared nothing keeps nothing, so that
   * it still takes an archive.
   *
   * @param last null at the beginning
   */
  void keep(String type, String last) {
    database.write(
        handle -> {
          places.delete(handle, type);
          if (last != null) {
            places.insertIfAbsent(handle, new Place(type, last));
          }
          return null;
        });
  }

  /** Returns all that wait, which are few. */
  List<Pair> waiting() {
    return database.read(
        handle ->
            rows.select(
                handle,
                """
                SELECT <columns> FROM search_pairs WHERE state = :state
                 FETCH FIRST :limit ROWS ONLY
                """,
                query -> query.bind("state", Pair.FOUND).bind("limit", 2 * MAX_WAITING)));
  }
}
