package dev.millet.mail.queue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.platform.api.mail.MailState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of messages. Thread-safe. */
final class MessageTable {

  private static final String BY_STATE =
      "SELECT <columns> FROM mail_messages WHERE delivery_state = :state AND <after> <order>";

  private final Table<QueuedMessage> messages;
  private final Keyset<QueuedMessage> oldest;
  private final Keyset<QueuedMessage> newest;

  MessageTable(Database database) {
    messages = database.table("mail_messages", QueuedMessage.class).generated("id").key("id");
    oldest = messages.keyset("due").within("delivery_state").ascending("delivery_due_at", "id");
    newest = messages.keyset("newest").within("delivery_state").descending("delivery_due_at", "id");
  }

  QueuedMessage insert(Handle handle, QueuedMessage message) {
    return messages.insert(handle, message);
  }

  Optional<QueuedMessage> find(Handle handle, long id) {
    return messages.find(handle, id);
  }

  Optional<QueuedMessage> lock(Handle handle, long id) {
    return messages.lock(handle, id);
  }

  void delete(Handle handle, long id) {
    messages.delete(handle, id);
  }

  Slice<QueuedMessage> newest(Handle handle, MailState state, ListRequest list) {
    return newest.slice(handle, list, BY_STATE, query -> query.bind("state", state.name()));
  }

  /** Returns the messages in a state that have been due longest. */
  List<QueuedMessage> due(Handle handle, MailState state, Instant now, int limit) {
    return oldest
        .slice(
            handle,
            ListRequest.first(limit),
            "SELECT <columns> FROM mail_messages WHERE delivery_state = :state"
                + " AND delivery_due_at <= :now AND <after> <order>",
            query -> query.bind("state", state.name()).bind("now", now))
        .items();
  }

  /** Returns messages in a state whose validity has ended. */
  List<QueuedMessage> ended(Handle handle, MailState state, Instant now, int limit) {
    return messages.select(
        handle,
        """
        SELECT <columns> FROM mail_messages
        WHERE delivery_state = :state AND valid_until <= :now
        ORDER BY delivery_state, valid_until LIMIT :limit""",
        query -> query.bind("state", state.name()).bind("now", now).bind("limit", limit));
  }

  /** Returns the same for messages with a secret. */
  List<QueuedMessage> endedSecrets(Handle handle, MailState state, Instant now, int limit) {
    return messages.select(
        handle,
        """
        SELECT <columns> FROM mail_messages
        WHERE delivery_state = :state AND valid_until <= :now AND secret = TRUE
        ORDER BY delivery_state, valid_until LIMIT :limit""",
        query -> query.bind("state", state.name()).bind("now", now).bind("limit", limit));
  }

  /** Returns messages that wait and are in no outbox: those of a database that was restored. */
  List<QueuedMessage> foreign(Handle handle, int limit) {
    return messages.select(
        handle,
        """
        SELECT <columns> FROM mail_messages
        WHERE delivery_state = 'WAITING' AND NOT EXISTS
          (SELECT o.message FROM mail_local_outbox o WHERE o.message = mail_messages.id)
        LIMIT :limit""",
        query -> query.bind("limit", limit));
  }

  List<QueuedMessage> of(Handle handle, long member, int limit) {
    return messages.select(
        handle,
        "SELECT <columns> FROM mail_messages WHERE to_member = :member ORDER BY to_member, id LIMIT"
            + " :limit",
        query -> query.bind("member", member).bind("limit", limit));
  }

  long count(Handle handle, MailState state) {
    return handle
        .createQuery("SELECT COUNT(id) FROM mail_messages WHERE delivery_state = :state")
        .bind("state", state.name())
        .mapTo(long.class)
        .one();
  }

  /**
   * Moves a message on from the state it was read in.
   *
   * @return whether it still was in that state, claimed by the same sender
   */
  boolean move(Handle handle, QueuedMessage from, QueuedMessage.Delivery to) {
    return handle
            .createUpdate(
                """
                UPDATE mail_messages SET delivery_state = :state, delivery_due_at = :due,
                  delivery_attempts = :attempts, delivery_owner = :owner,
                  delivery_claimed_at = :claimed, delivery_problem = :problem
                WHERE id = :id AND delivery_state = :was
                  AND COALESCE(delivery_owner, '') = :former""")
            .bind("state", to.state().name())
            .bind("due", to.dueAt())
            .bind("attempts", to.attempts())
            .bind("owner", to.owner())
            .bind("claimed", to.claimedAt())
            .bind("problem", to.problem())
            .bind("id", from.id())
            .bind("was", from.delivery().state().name())
            .bind("former", from.delivery().owner() == null ? "" : from.delivery().owner())
            .execute()
        == 1;
  }

  /** Forgets the words of a message that is not sent any more. */
  void forgetBody(Handle handle, long id) {
    handle
        .createUpdate(
            """
            UPDATE mail_messages SET content_body = NULL, content_unsubscribe = NULL
            WHERE id = :id""")
        .bind("id", id)
        .execute();
  }

  /** Returns messages in a state whose link lies in the open, as earlier versions kept it. */
  List<QueuedMessage> open(Handle handle, MailState state, int limit) {
    return messages.select(
        handle,
        """
        SELECT <columns> FROM mail_messages
        WHERE delivery_state = :state AND content_unsubscribe IS NOT NULL
        LIMIT :limit""",
        query -> query.bind("state", state.name()).bind("limit", limit));
  }

  /** Forgets the link and the words of a message that lie encrypted elsewhere now. */
  void seal(Handle handle, long id) {
    forgetBody(handle, id);
    handle
        .createUpdate("UPDATE mail_messages SET secret = TRUE WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  void forgetLink(Handle handle, long id) {
    handle
        .createUpdate("UPDATE mail_messages SET content_unsubscribe = NULL WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  void extend(Handle handle, long id, Instant validUntil) {
    handle
        .createUpdate("UPDATE mail_messages SET valid_until = :until WHERE id = :id")
        .bind("until", validUntil)
        .bind("id", id)
        .execute();
  }
}
