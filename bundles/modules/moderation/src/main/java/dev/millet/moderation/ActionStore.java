package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The log in the database. Every method runs in the transaction of the given handle. */
final class ActionStore {

  private final Table<LoggedAction> actions;
  private final Table<Reply> replies;
  private final Keyset<LoggedAction> newest;
  private final Keyset<LoggedAction> newestOfAuthor;

  /** The answer of an author to an action; one an action. */
  record Reply(long actionId, long authorId, String body, Instant repliedAt) {}

  ActionStore(Database database) {
    this.actions =
        database.table("moderation_actions", LoggedAction.class).key("id").generated("id");
    this.replies = database.table("moderation_replies", Reply.class).key("action_id");
    this.newest = actions.keyset("actions").descending("id");
    this.newestOfAuthor = actions.keyset("own").within("author_id").descending("id");
  }

  LoggedAction insert(Handle handle, LoggedAction action) {
    return actions.insert(handle, action);
  }

  Optional<LoggedAction> find(Handle handle, long id) {
    return actions.find(handle, id);
  }

  /** Reads the actions with some ids. */
  List<LoggedAction> find(Handle handle, Collection<Long> ids) {
    return actions.select(
        handle,
        "SELECT <columns> FROM moderation_actions WHERE id IN (<ids>)",
        query -> query.bindList("ids", List.copyOf(ids)));
  }

  /** Lists actions, the latest first. */
  Slice<LoggedAction> list(Handle handle, LogFilter filter, ListRequest list) {
    return newest.slice(
        handle,
        list,
        """
        SELECT <columns> FROM moderation_actions
         WHERE (:anyAction OR action = :action) AND (:anyReason OR reason = :reason)
           AND (:anyAuthor OR author_id = :author)
           AND (:anyReply OR EXISTS (SELECT r.action_id FROM moderation_replies r
                                        WHERE r.action_id = id))
           AND <after> <order>
        """,
        query ->
            query
                .bind("anyAction", filter.action() == null)
                .bind("action", filter.action() == null ? "" : filter.action().name())
                .bind("anyReason", filter.reason().isEmpty())
                .bind("reason", filter.reason())
                .bind("anyAuthor", filter.author() == null)
                .bind("author", filter.author() == null ? 0 : filter.author())
                .bind("anyReply", !filter.replied()));
  }

  /** Lists the actions about a member's items, the latest first. */
  Slice<LoggedAction> own(Handle handle, long author, ListRequest list) {
    return newestOfAuthor.slice(
        handle,
        list,
        "SELECT <columns> FROM moderation_actions WHERE author_id = :author AND <after> <order>",
        query -> query.bind("author", author));
  }

  /** Reads all actions about an item, the oldest first. */
  List<LoggedAction> about(Handle handle, Subject subject) {
    return about(handle, List.of(subject)).getOrDefault(subject, List.of());
  }

  /** Reads all actions about some items, each item's the oldest first. */
  Map<Subject, List<LoggedAction>> about(Handle handle, Collection<Subject> subjects) {
    return Items.byType(subjects).entrySet().stream()
        .flatMap(
            each ->
                actions
                    .select(
                        handle,
                        """
                        SELECT <columns> FROM moderation_actions
                         WHERE subject_type = :type AND subject_id IN (<ids>)
                         ORDER BY subject_type, subject_id, id
                        """,
                        query -> query.bind("type", each.getKey()).bindList("ids", each.getValue()))
                    .stream())
        .collect(Collectors.groupingBy(LoggedAction::subject));
  }

  /**
   * Reads some actions by which suspensions hid items that are still hidden by them.
   *
   * @param before the suspensions that count are those before this position of the journal
   * @param types of the items whose modules are there
   */
  List<LoggedAction> hiddenBySuspension(
      Handle handle, long author, long before, Collection<String> types, int limit) {
    if (types.isEmpty()) {
      return List.of();
    }
    return actions.select(
        handle,
        """
        SELECT <columns> FROM moderation_actions
         WHERE author_id = :author AND suspension_id < :before AND subject_type IN (<types>)
           AND NOT EXISTS (SELECT later.id FROM moderation_actions later
                            WHERE later.subject_type = moderation_actions.subject_type
                              AND later.subject_id = moderation_actions.subject_id
                              AND later.id > moderation_actions.id
                              AND later.action IN ('HIDE', 'REMOVE', 'RESTORE'))
         ORDER BY author_id, id FETCH FIRST :limit ROWS ONLY
        """,
        query ->
            query
                .bind("author", author)
                .bind("before", before)
                .bindList("types", List.copyOf(types))
                .bind("limit", limit));
  }

  /** Keeps an answer; returns false where there is one already. */
  boolean reply(Handle handle, Reply reply) {
    return replies.insertIfAbsent(handle, reply);
  }

  /** Reads the answers to actions, by action. */
  Map<Long, Reply> replies(Handle handle, Collection<LoggedAction> to) {
    if (to.isEmpty()) {
      return Map.of();
    }
    return replies
        .select(
            handle,
            "SELECT <columns> FROM moderation_replies WHERE action_id IN (<ids>)",
            query -> query.bindList("ids", to.stream().map(LoggedAction::id).toList()))
        .stream()
        .collect(Collectors.toMap(Reply::actionId, Function.identity()));
  }

  /** Reads all actions about a member's items. */
  List<LoggedAction> of(Handle handle, long author) {
    return actions.select(
        handle,
        "SELECT <columns> FROM moderation_actions WHERE author_id = :author ORDER BY author_id, id",
        query -> query.bind("author", author));
  }

  /** Reads all actions of a moderator. */
  List<LoggedAction> by(Handle handle, long moderator) {
    return actions.select(
        handle,
        "SELECT <columns> FROM moderation_actions WHERE by_id = :by ORDER BY by_id, id",
        query -> query.bind("by", moderator));
  }

  /** Takes a member out of some rows; returns how many. */
  int erase(Handle handle, long member, int limit) {
    return erase(
            handle,
            member,
            limit,
            """
            SELECT r.action_id FROM moderation_replies r WHERE r.author_id = :member
             ORDER BY r.author_id, r.action_id FETCH FIRST :limit ROWS ONLY
            """,
            "DELETE FROM moderation_replies WHERE action_id = :id")
        + erase(
            handle,
            member,
            limit,
            """
            SELECT a.id FROM moderation_actions a WHERE a.author_id = :member
             ORDER BY a.author_id, a.id FETCH FIRST :limit ROWS ONLY
            """,
            "UPDATE moderation_actions SET author_id = NULL WHERE id = :id")
        + erase(
            handle,
            member,
            limit,
            """
            SELECT a.id FROM moderation_actions a WHERE a.by_id = :member
             ORDER BY a.by_id, a.id FETCH FIRST :limit ROWS ONLY
            """,
            "UPDATE moderation_actions SET by_id = NULL WHERE id = :id");
  }

  private static int erase(Handle handle, long member, int limit, String find, String erase) {
    List<Long> some =
        handle
            .createQuery(find)
            .bind("member", member)
            .bind("limit", limit)
            .mapTo(Long.class)
            .list();
    some.forEach(id -> handle.createUpdate(erase).bind("id", id).execute());
    return some.size();
  }
}
