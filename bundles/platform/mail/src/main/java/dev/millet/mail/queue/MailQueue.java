package dev.millet.mail.queue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.json.Json;
import dev.millet.api.secrets.Secrets;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Takes messages in, and out again where nobody needs them any more. Thread-safe. */
public final class MailQueue {

  /** The states of messages that have come to their end. */
  public static final Set<MailState> ENDED =
      Set.of(MailState.SENT, MailState.EXPIRED, MailState.WITHDRAWN);

  private static final int MAX_BODY = 100_000;
  private static final int MAX_NAME = 80;

  private final Database database;
  private final Json json;
  private final MessageTable messages;
  private final Outbox outbox;
  private final RefusedAddresses refused;
  private final Table<Once> once;

  /** A key that was used, and the message that is there for it. */
  record Once(String onceKey, long message) {}

  public MailQueue(Database database, Json json, Secrets secrets) {
    this.database = database;
    this.json = json;
    this.messages = new MessageTable(database);
    this.outbox = new Outbox(database, secrets);
    this.refused = new RefusedAddresses(database);
    this.once = database.table("mail_once", Once.class).key("once_key");
  }

  Database database() {
    return database;
  }

  MessageTable messages() {
    return messages;
  }

  Outbox outbox() {
    return outbox;
  }

  /** Returns the addresses that are marked as refused. */
  public RefusedAddresses refused() {
    return refused;
  }

  /**
   * Adds a message, in the caller's transaction.
   *
   * @param domain ends its Message-ID
   * @return its id; the first one's where its key was used before
   */
  public long add(MailMessage message, String domain) {
    String body = json.write(message.body().parts());
    if (body.length() > MAX_BODY) {
      throw new IllegalArgumentException(
          "the body of a message has at most " + MAX_BODY + " characters as JSON");
    }
    return database.write(handle -> add(handle, message, body, domain));
  }

  private long add(Handle handle, MailMessage message, String body, String domain) {
    String key = message.onceKey();
    if (key != null) {
      Optional<Once> first = once.find(handle, key);
      if (first.isPresent()) {
        return first.get().message();
      }
    }
    QueuedMessage added = messages.insert(handle, row(message, body, domain));
    if (key != null && !once.insertIfAbsent(handle, new Once(key, added.id()))) {
      messages.delete(handle, added.id());
      return once.find(handle, key).orElseThrow().message();
    }
    if (message.hasSecretBody()) {
      outbox.addSecret(handle, added.id(), body, message.unsubscribe());
    } else {
      outbox.add(handle, added.id());
    }
    return added.id();
  }

  private QueuedMessage row(MailMessage message, String body, String domain) {
    Instant now = database.now();
    return new QueuedMessage(
        0,
        message.kind(),
        new QueuedMessage.To(
            message.to().address(), line(message.to().name(), MAX_NAME), message.to().member()),
        new QueuedMessage.Content(
            message.language().toLanguageTag(),
            line(message.subject(), MailMessage.MAX_SUBJECT_LENGTH),
            message.hasSecretBody() ? null : body,
            null,
            message.check() == null ? null : message.check().name(),
            message.check() == null ? null : message.check().context()),
        message.hasSecretBody(),
        now,
        now.plus(message.validity()),
        "<" + UUID.randomUUID() + "@" + domain + ">",
        QueuedMessage.Delivery.dueAt(now));
  }

  /** Makes one line of a text: of what cannot stand in a header each becomes a space. */
  private static String line(String text, int max) {
    if (text == null) {
      return null;
    }
    int[] kept =
        text.codePoints()
            .map(each -> isBreak(each) ? ' ' : each)
            .filter(each -> Character.getType(each) != Character.SURROGATE)
            .limit(max)
            .toArray();
    return new String(kept, 0, kept.length).strip();
  }

  private static boolean isBreak(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  /** Takes a message back that has not been handed over. */
  public boolean withdraw(long id) {
    return database.write(
        handle -> {
          Optional<QueuedMessage> found = messages.lock(handle, id);
          boolean early =
              found
                  .map(message -> message.delivery().state())
                  .filter(state -> state == MailState.WAITING || state == MailState.SENDING)
                  .isPresent();
          return early && end(handle, found.get(), MailState.WITHDRAWN, null);
        });
  }

  /** Ends a message: nothing of its body is kept. */
  boolean end(Handle handle, QueuedMessage message, MailState state, String problem) {
    QueuedMessage.Delivery was = message.delivery();
    boolean moved =
        messages.move(
            handle,
            message,
            new QueuedMessage.Delivery(
                state, database.now(), was.attempts(), null, was.claimedAt(), problem));
    if (moved) {
      messages.forgetBody(handle, message.id());
      outbox.remove(handle, message.id());
    }
    return moved;
  }

  /** Encrypts the link of a message that an earlier version queued, and its body with it. */
  boolean seal(Handle handle, QueuedMessage message) {
    if (outbox.has(handle, message.id()) && !message.secret()) {
      outbox.remove(handle, message.id());
      outbox.addSecret(
          handle, message.id(), message.content().body(), message.content().unsubscribe());
      messages.seal(handle, message.id());
    } else {
      messages.forgetLink(handle, message.id());
    }
    return true;
  }

  /** Returns how far a message has come. */
  public Optional<MailState> state(long id) {
    return database
        .read(handle -> messages.find(handle, id))
        .map(message -> message.delivery().state());
  }

  /** Deletes a message that is kept no longer. */
  void delete(Handle handle, QueuedMessage message) {
    outbox.remove(handle, message.id());
    handle
        .createUpdate("DELETE FROM mail_once WHERE message = :message")
        .bind("message", message.id())
        .execute();
    messages.delete(handle, message.id());
  }
}
