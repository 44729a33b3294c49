package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The notices of members in the database. */
final class ItemStore {

  private static final String ADD =
      """
      UPDATE notices_items
         SET events_first = CASE WHEN unread = 1 THEN events_first ELSE :event END,
             events_last = :event, latest_at = :at, unread = 1, shown = :shown
       WHERE member_id = :member AND subject_type = :subjectType AND subject_id = :subjectId
         AND type = :type AND events_last < :event
      """;

  private static final String LIST =
      """
      SELECT <columns> FROM notices_items
       WHERE member_id = :member AND shown = 1
         AND (:anyType OR type = :type) AND (:anyReason OR reason = 'AUTHOR')
         AND <after> <order>
      """;

  private static final String LIST_UNREAD =
      """
      SELECT <columns> FROM notices_items
       WHERE member_id = :member AND shown = 1 AND unread = 1
         AND (:anyType OR type = :type) AND (:anyReason OR reason = 'AUTHOR')
         AND <after> <order>
      """;

  private static final String READ = "UPDATE notices_items SET unread = 0 WHERE id = :id";

  private static final String UNREAD =
      """
      SELECT <columns> FROM notices_items
       WHERE member_id = :member AND shown = 1 AND unread = 1
       ORDER BY member_id, shown, unread, latest_at, id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String OF =
      """
      SELECT <columns> FROM notices_items WHERE member_id = :member
       ORDER BY member_id, shown, unread, latest_at, id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String ABOUT =
      """
      SELECT <columns> FROM notices_items
       WHERE subject_type = :type AND subject_id = :id
       ORDER BY subject_type, subject_id, id FETCH FIRST :limit ROWS ONLY
      """;

  private final Table<Item> items;
  private final Table<Begun> begun;
  private final Keyset<Item> latest;
  private final Keyset<Item> unread;

  /** A choice of the list. */
  record Filter(boolean unread, String type, boolean own) {}

  /** An item that is not there yet. */
  record Begun(
      long memberId,
      Subject subject,
      String type,
      FollowReason reason,
      Item.Span events,
      Instant latestAt,
      int unread,
      int shown) {}

  ItemStore(Database database) {
    this.items = database.table("notices_items", Item.class).key("id");
    this.begun =
        database
            .table("notices_items", Begun.class)
            .key("member_id", "subject_type", "subject_id", "type");
    this.latest =
        items
            .keyset("notices")
            .within("member_id", "shown")
            .descending("unread", "latest_at", "id");
    this.unread =
        items.keyset("unread").within("member_id", "shown", "unread").descending("latest_at", "id");
  }

  /**
   * Adds an event to what some members were told, or begins with it.
   *
   * @param unseen those who are not shown it on the site
   */
  void add(Handle handle, Event event, List<Recipient> recipients, Set<Long> unseen) {
    List<Begun> rows = new ArrayList<>();
    for (Recipient each : recipients) {
      rows.add(
          new Begun(
              each.member(),
              event.subject(),
              event.type(),
              each.reason(),
              new Item.Span(event.id(), event.id()),
              event.happenedAt(),
              1,
              unseen.contains(each.member()) ? 0 : 1));
    }
    Set<Long> added = new HashSet<>();
    begun.insertAbsent(handle, rows).forEach(row -> added.add(row.memberId()));
    List<Begun> there = rows.stream().filter(row -> !added.contains(row.memberId())).toList();
    if (there.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD);
    for (Begun row : there) {
      batch
          .bind("event", event.id())
          .bind("at", event.happenedAt())
          .bind("shown", row.shown())
          .bind("member", row.memberId())
          .bind("subjectType", event.subject().type())
          .bind("subjectId", event.subject().id())
          .bind("type", event.type())
          .add();
    }
    batch.execute();
  }

  /** Reads a slice of what a member is shown: what is unread first, the latest of each first. */
  Slice<Item> list(Handle handle, long member, Filter filter, ListRequest list) {
    return (filter.unread() ? unread : latest)
        .slice(
            handle,
            list,
            filter.unread() ? LIST_UNREAD : LIST,
            query ->
                query
                    .bind("member", member)
                    .bind("anyType", filter.type() == null)
                    .bind("type", filter.type() == null ? "" : filter.type())
                    .bind("anyReason", !filter.own()));
  }

  Optional<Item> find(Handle handle, long id) {
    return items.find(handle, id);
  }

  /** Reads an item that nobody else changes before the transaction ends; null if it is gone. */
  Item lock(Handle handle, long id) {
    return items.lock(handle, id).orElse(null);
  }

  /** Reads what a member has not read yet, the oldest first. */
  List<Item> unread(Handle handle, long member, int limit) {
    return items.select(handle, UNREAD, query -> query.bind("member", member).bind("limit", limit));
  }

  /** Reads some of what a member was told. */
  List<Item> of(Handle handle, long member, int limit) {
    return items.select(handle, OF, query -> query.bind("member", member).bind("limit", limit));
  }

  /** Reads what a member was told about a subject. */
  List<Item> about(Handle handle, long member, Subject subject) {
    return items.select(
        handle,
        """
        SELECT <columns> FROM notices_items
         WHERE member_id = :member AND subject_type = :type AND subject_id = :id
        """,
        query ->
            query.bind("member", member).bind("type", subject.type()).bind("id", subject.id()));
  }

  /** Reads a notice of a member about a subject and of a type. */
  Optional<Item> find(Handle handle, long member, Subject subject, String type) {
    return about(handle, member, subject).stream()
        .filter(item -> item.type().equals(type))
        .findFirst();
  }

  /** Marks as read what was told until a moment; nothing of what came later. */
  int read(Handle handle, List<Item> some, Instant until) {
    int changed = 0;
    for (Item item : some) {
      if (item.isUnread() && !item.latestAt().isAfter(until)) {
        changed += handle.createUpdate(READ).bind("id", item.id()).execute();
      }
    }
    return changed;
  }

  /** Deletes some of what a member was told. */
  boolean erase(Handle handle, long member, int limit) {
    return deleted(handle, of(handle, member, limit)) < limit;
  }

  /** Deletes some of what members were told about a subject, and returns whom. */
  List<Long> forget(Handle handle, Subject subject, int limit) {
    List<Item> some =
        items.select(
            handle,
            ABOUT,
            query ->
                query.bind("type", subject.type()).bind("id", subject.id()).bind("limit", limit));
    deleted(handle, some);
    return some.stream().map(Item::memberId).toList();
  }

  private int deleted(Handle handle, List<Item> some) {
    for (Item item : some) {
      handle
          .createUpdate("DELETE FROM notices_items WHERE id = :id")
          .bind("id", item.id())
          .execute();
    }
    return some.size();
  }
}
