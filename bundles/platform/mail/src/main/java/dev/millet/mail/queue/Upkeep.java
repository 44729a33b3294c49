package dev.millet.mail.queue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.platform.api.mail.MailState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/**
 * Clears up behind senders that died, and what is over: claims, marks without an answer, messages
 * that are no longer valid or no longer kept. Thread-safe.
 */
public final class Upkeep {

  /** The problem of a message that was marked by a sender which never said how it went. */
  public static final String NO_ANSWER =
      "The sender stopped before it knew whether the server took the message.";

  /** The problem of a message that came with a backup. */
  public static final String RESTORED =
      "The message came with a backup; it may have been sent before.";

  private static final Duration CLAIM_LASTS = Duration.ofMinutes(10);
  private static final Duration ANSWER_TAKES = Duration.ofMinutes(6);
  private static final int AT_ONCE = 200;

  private final Database database;
  private final MailQueue queue;

  public Upkeep(MailQueue queue) {
    this.queue = queue;
    this.database = queue.database();
  }

  /**
   * Clears up at the start of a process. On the embedded database there is no other process, so
   * whoever claimed or marked a message has died.
   */
  public void begin() {
    Instant now = database.now();
    boolean alone = database.dialect() == Dialect.HSQLDB;
    reclaim(alone ? now : now.minus(CLAIM_LASTS));
    doubt(alone ? now : now.minus(ANSWER_TAKES));
    for (MailState state : MailQueue.ENDED) {
      each(
          handle -> queue.messages().open(handle, state, AT_ONCE),
          (handle, message) -> {
            queue.messages().forgetLink(handle, message.id());
            return true;
          });
    }
  }

  /** Clears up what is over. */
  public void run() {
    Instant now = database.now();
    reclaim(now.minus(CLAIM_LASTS));
    doubt(now.minus(ANSWER_TAKES));
    each(
        handle -> queue.messages().foreign(handle, AT_ONCE),
        (handle, message) ->
            message.secret()
                ? queue.end(handle, message, MailState.EXPIRED, RESTORED)
                : stop(handle, message, RESTORED));
    expire(now);
    for (MailState state : List.of(MailState.WAITING, MailState.FAILED, MailState.UNCERTAIN)) {
      each(handle -> queue.messages().open(handle, state, AT_ONCE), queue::seal);
    }
  }

  /** Lets messages be claimed again that were claimed before a moment and not marked. */
  private void reclaim(Instant before) {
    each(
        handle ->
            queue.messages().due(handle, MailState.SENDING, database.now(), AT_ONCE).stream()
                .filter(message -> !message.delivery().claimedAt().isAfter(before))
                .toList(),
        (handle, message) ->
            queue
                .messages()
                .move(
                    handle,
                    message,
                    QueuedMessage.Delivery.again(message, message.delivery().dueAt(), null)));
  }

  /** Holds messages for uncertain that were marked before a moment and not settled. */
  private void doubt(Instant before) {
    each(
        handle -> queue.messages().due(handle, MailState.HANDED_OVER, before, AT_ONCE),
        (handle, message) -> stop(handle, message, NO_ANSWER));
  }

  private boolean stop(Handle handle, QueuedMessage message, String problem) {
    QueuedMessage.Delivery was = message.delivery();
    return queue
        .messages()
        .move(
            handle,
            message,
            new QueuedMessage.Delivery(
                MailState.UNCERTAIN,
                database.now(),
                was.attempts(),
                was.owner(),
                was.claimedAt(),
                problem));
  }

  private void expire(Instant now) {
    BiFunction<Handle, QueuedMessage, Boolean> end =
        (handle, message) ->
            queue.end(handle, message, MailState.EXPIRED, message.delivery().problem());
    each(handle -> queue.messages().ended(handle, MailState.WAITING, now, AT_ONCE), end);
    for (MailState state : List.of(MailState.FAILED, MailState.UNCERTAIN)) {
      each(handle -> secretsOf(handle, state, now), end);
    }
  }

  private List<QueuedMessage> secretsOf(Handle handle, MailState state, Instant now) {
    return queue.messages().endedSecrets(handle, state, now, AT_ONCE);
  }

  /** Deletes messages that came to their state before a moment, whatever it is. */
  public void deleteOld(Instant before) {
    for (MailState state : MailState.values()) {
      if (MailQueue.ENDED.contains(state)
          || state == MailState.FAILED
          || state == MailState.UNCERTAIN) {
        each(
            handle -> queue.messages().due(handle, state, before, AT_ONCE),
            (handle, message) -> {
              queue.delete(handle, message);
              return true;
            });
      }
    }
  }

  /** A part of the messages that are looked for. */
  private interface Part {
    List<QueuedMessage> read(Handle handle);
  }

  /** Changes messages part by part until none is left, a transaction for each part. */
  private void each(Part part, BiFunction<Handle, QueuedMessage, Boolean> change) {
    boolean more = true;
    while (more) {
      List<QueuedMessage> found = database.read(part::read);
      if (found.isEmpty()) {
        return;
      }
      long changed =
          database.write(
              handle -> found.stream().filter(message -> change.apply(handle, message)).count());
      more = changed > 0 && found.size() >= AT_ONCE;
    }
  }
}
