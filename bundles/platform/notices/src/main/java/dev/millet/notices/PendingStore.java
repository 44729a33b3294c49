package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Table;
import dev.millet.api.notices.Delivery;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The notices that wait to be mailed, and those whose mail is on its way. */
final class PendingStore {

  private static final String DUE =
      """
      SELECT <columns> FROM notices_pending WHERE due_at <= :now
       ORDER BY due_at, member_id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String OF =
      """
      SELECT <columns> FROM notices_pending WHERE member_id = :member
       ORDER BY member_id, subject_type, subject_id, type FETCH FIRST 500 ROWS ONLY
      """;

  private static final String CHANGE =
      """
      UPDATE notices_pending
         SET due_at = :due, message_id = :message, mailed_to = :mailed, delivery = :delivery
       WHERE member_id = :member AND subject_type = :subjectType AND subject_id = :subjectId
         AND type = :type
      """;

  private static final String RELEASE =
      """
      UPDATE notices_pending SET due_at = :due, message_id = NULL, mailed_to = 0
       WHERE member_id = :member AND message_id = :message
      """;

  private final String lock;
  private final Table<Pending> pending;
  private final Table<Digest> digests;

  /**
   * A notice of a member that is mailed or to be mailed.
   *
   * @param dueAt when it is looked at next
   * @param messageId the message that tells of it; null where none does yet
   * @param mailedTo the last event of which the message tells; 0 for none
   */
  record Pending(
      long memberId,
      Subject subject,
      String type,
      Delivery delivery,
      Instant dueAt,
      Long messageId,
      long mailedTo) {

    Pending again(Instant due) {
      return new Pending(memberId, subject, type, delivery, due, null, 0);
    }

    Pending in(long message, long event, Instant due) {
      return new Pending(memberId, subject, type, delivery, due, message, event);
    }

    boolean isOf(Item item) {
      return subject.equals(item.subject()) && type.equals(item.type());
    }
  }

  /** How often a member gets the digest, where they chose it. */
  record Digest(long memberId, Rhythm rhythm) {}

  PendingStore(Database database) {
    // on HSQLDB writers take turns
    this.lock = database.dialect() == Dialect.POSTGRESQL ? OF + " FOR UPDATE" : OF;
    this.pending =
        database
            .table("notices_pending", Pending.class)
            .key("member_id", "subject_type", "subject_id", "type");
    this.digests = database.table("notices_digests", Digest.class).key("member_id");
  }

  /** Adds what is not there yet. */
  void add(Handle handle, Collection<Pending> some) {
    pending.insertAbsent(handle, some);
  }

  /** Reads some of what is to be looked at now. */
  List<Pending> due(Handle handle, Instant now, int limit) {
    return pending.select(handle, DUE, query -> query.bind("now", now).bind("limit", limit));
  }

  /** Reads what is pending for a member. */
  List<Pending> of(Handle handle, long member) {
    return pending.select(handle, OF, query -> query.bind("member", member));
  }

  /**
   * Reads the same, and nobody else changes it before the transaction ends. It comes before what
   * becomes of the messages, so that two transactions never wait for each other in a circle.
   */
  List<Pending> lock(Handle handle, long member) {
    return pending.select(handle, lock, query -> query.bind("member", member));
  }

  void change(Handle handle, Pending next) {
    handle
        .createUpdate(CHANGE)
        .bind("due", next.dueAt())
        .bind("message", next.messageId())
        .bind("mailed", next.mailedTo())
        .bind("delivery", next.delivery().name())
        .bind("member", next.memberId())
        .bind("subjectType", next.subject().type())
        .bind("subjectId", next.subject().id())
        .bind("type", next.type())
        .execute();
  }

  /** Has everything that a message tells be in no message, and due at a moment. */
  void release(Handle handle, long member, long message, Instant due) {
    handle
        .createUpdate(RELEASE)
        .bind("due", due)
        .bind("member", member)
        .bind("message", message)
        .execute();
  }

  void delete(Handle handle, Pending gone) {
    pending.delete(
        handle, gone.memberId(), gone.subject().type(), gone.subject().id(), gone.type());
  }

  /** Returns the rhythms that members chose. */
  Map<Long, Rhythm> rhythms(Handle handle, Collection<Long> members) {
    Map<Long, Rhythm> found = new HashMap<>();
    if (!members.isEmpty()) {
      digests
          .select(
              handle,
              """
              SELECT <columns>
                FROM UNNEST(CAST(:ids AS BIGINT ARRAY)) AS wanted (member)
                JOIN notices_digests ON member_id = wanted.member
              """,
              query -> query.bindArray("ids", Long.class, List.copyOf(members)))
          .forEach(each -> found.put(each.memberId(), each.rhythm()));
    }
    return found;
  }

  void choose(Handle handle, long member, Rhythm rhythm) {
    digests.delete(handle, member);
    digests.insert(handle, new Digest(member, rhythm));
  }

  /** Deletes some of what is kept about a member. */
  boolean erase(Handle handle, long member) {
    digests.delete(handle, member);
    List<Pending> some = of(handle, member);
    some.stream().limit(100).forEach(each -> delete(handle, each));
    return some.size() <= 100;
  }
}
