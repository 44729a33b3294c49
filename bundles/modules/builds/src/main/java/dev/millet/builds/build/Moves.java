package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The entries that were moved from build to build. Methods run in the handle's transaction. */
public final class Moves {

  private final Table<Move> moves;

  Moves(Database database) {
    this.moves = database.table("builds_moves", Move.class).generated("id");
  }

  void add(Handle handle, Move move) {
    moves.insert(handle, move);
  }

  /** Returns all moves of entries, the oldest first, by entry. */
  public Map<Long, List<Move>> of(Handle handle, Collection<Long> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    return byEntry(
        moves.select(
            handle,
            "SELECT <columns> FROM builds_moves WHERE entry_id IN (<ids>) ORDER BY entry_id, id",
            query -> query.bindList("ids", List.copyOf(entries))));
  }

  /** Returns the ids of entries that were moved away from builds. */
  public List<Long> from(Handle handle, Collection<Long> builds) {
    if (builds.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            """
            SELECT DISTINCT m.entry_id FROM builds_moves m WHERE m.from_build IN (<ids>)
             ORDER BY m.entry_id
            """)
        .bindList("ids", List.copyOf(builds))
        .mapTo(Long.class)
        .list();
  }

  void forget(Handle handle, long entry) {
    handle
        .createUpdate("DELETE FROM builds_moves WHERE entry_id = :entry")
        .bind("entry", entry)
        .execute();
  }

  private static Map<Long, List<Move>> byEntry(List<Move> all) {
    Map<Long, List<Move>> byEntry = new LinkedHashMap<>();
    all.forEach(each -> byEntry.computeIfAbsent(each.entryId(), id -> new ArrayList<>()).add(each));
    return byEntry;
  }
}
