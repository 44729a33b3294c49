package dev.millet.builds.problems;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.builds.build.MemberRows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The members who have a known problem, in the database. Joins the caller's transaction. */
final class AffectedStore {

  private final Table<Affected> table;
  private final MemberRows<Affected> ofMembers;

  /** A member who has a known problem, too. */
  record Affected(long entryId, long memberId, Instant notedAt) {}

  AffectedStore(Database database) {
    this.table = database.table("builds_affected", Affected.class).key("entry_id", "member_id");
    this.ofMembers = new MemberRows<>(table, "builds_affected", Affected::entryId);
  }

  /** Returns how many have which problem; those of nobody are left out. */
  Map<Long, Long> counts(Handle handle, Collection<Long> entries) {
    Map<Long, Long> counts = new HashMap<>();
    if (!entries.isEmpty()) {
      handle
          .createQuery(
              """
              SELECT a.entry_id, COUNT(a.member_id) FROM builds_affected a
               WHERE a.entry_id IN (<ids>) GROUP BY a.entry_id
              """)
          .bindList("ids", List.copyOf(entries))
          .map((row, context) -> counts.put(row.getLong(1), row.getLong(2)))
          .list();
    }
    return counts;
  }

  /** Returns those of the problems that a member has. */
  Set<Long> of(Handle handle, long member, Collection<Long> entries) {
    Set<Long> own = new HashSet<>();
    if (!entries.isEmpty()) {
      table
          .select(
              handle,
              """
              SELECT <columns> FROM builds_affected
               WHERE entry_id IN (<entries>) AND member_id = :member
              """,
              query -> query.bindList("entries", List.copyOf(entries)).bind("member", member))
          .forEach(each -> own.add(each.entryId()));
    }
    return own;
  }

  /** Notes that a member has a problem; once, however often it is said. */
  void add(Handle handle, Affected affected) {
    table.insertIfAbsent(handle, affected);
  }

  void remove(Handle handle, long entry, long member) {
    table.delete(handle, entry, member);
  }

  /** Returns the problems that single members have said to have. */
  MemberRows<Affected> ofMembers() {
    return ofMembers;
  }
}
