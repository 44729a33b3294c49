package dev.millet.mail.queue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Lets administrators look at messages and decide about those that are stuck. Thread-safe. */
public final class Decisions {

  /** How many messages are decided about at once. */
  public static final int MAX_AT_ONCE = 200;

  /** The states of messages that need a decision. */
  public static final Set<MailState> STUCK = Set.of(MailState.FAILED, MailState.UNCERTAIN);

  private final Database database;
  private final MailQueue queue;

  public Decisions(MailQueue queue) {
    this.queue = queue;
    this.database = queue.database();
  }

  /** Lists the messages in a state, those that came to it last first. */
  public Slice<QueuedMessage> list(MailState state, ListRequest list) {
    return database.read(handle -> queue.messages().newest(handle, state, list));
  }

  /** Counts the messages that have not come to their end, by state. */
  public Map<MailState, Long> counts() {
    return database.read(
        handle -> {
          Map<MailState, Long> counts = new EnumMap<>(MailState.class);
          for (MailState state : MailState.values()) {
            if (!MailQueue.ENDED.contains(state)) {
              counts.put(state, queue.messages().count(handle, state));
            }
          }
          return counts;
        });
  }

  /**
   * Has a message sent again that failed or is uncertain.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 if it does not exist, 409 where it is in
   *     another state, or its secret is no longer kept
   */
  public void tryAgain(long id) {
    database.write(
        handle -> {
          QueuedMessage message = stuck(handle, id, STUCK);
          if (!again(handle, message)) {
            throw Problem.of(
                    409,
                    "mail.expired",
                    "The message has expired",
                    "Its link or code is of no use any more. Have a new one sent.")
                .toException();
          }
          return null;
        });
  }

  private boolean again(Handle handle, QueuedMessage message) {
    Instant now = database.now();
    if (message.secret()) {
      if (!message.validUntil().isAfter(now) || !queue.outbox().has(handle, message.id())) {
        return false;
      }
    } else {
      queue.outbox().add(handle, message.id());
      queue.messages().extend(handle, message.id(), now.plus(MailMessage.DEFAULT_VALIDITY));
    }
    queue.refused().remove(handle, message.to().address());
    return queue.messages().move(handle, message, QueuedMessage.Delivery.dueAt(now));
  }

  /**
   * Gives up a message that has not been handed over, failed or is uncertain.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 if it does not exist, 409 where it is in
   *     another state
   */
  public void giveUp(long id) {
    database.write(
        handle -> {
          Set<MailState> states = Set.of(MailState.FAILED, MailState.UNCERTAIN, MailState.WAITING);
          QueuedMessage message = stuck(handle, id, states);
          return queue.end(handle, message, MailState.WITHDRAWN, message.delivery().problem());
        });
  }

  /** Has the next {@value #MAX_AT_ONCE} messages in a state sent again, and returns how many. */
  public int tryAllAgain(MailState state) {
    return all(state, this::again);
  }

  /** Gives up the next {@value #MAX_AT_ONCE} messages in a state, and returns how many. */
  public int giveUpAll(MailState state) {
    return all(
        state,
        (handle, message) ->
            queue.end(handle, message, MailState.WITHDRAWN, message.delivery().problem()));
  }

  /** A decision about one message. */
  private interface Decision {
    boolean apply(Handle handle, QueuedMessage message);
  }

  private int all(MailState state, Decision decision) {
    if (!STUCK.contains(state)) {
      throw new IllegalArgumentException("messages in the state " + state + " are not stuck");
    }
    return database.write(
        handle -> {
          List<QueuedMessage> some =
              queue.messages().due(handle, state, database.now(), MAX_AT_ONCE);
          return (int) some.stream().filter(message -> decision.apply(handle, message)).count();
        });
  }

  private QueuedMessage stuck(Handle handle, long id, Set<MailState> states) {
    QueuedMessage message =
        queue
            .messages()
            .lock(handle, id)
            .orElseThrow(() -> Problem.notFound("There is no message " + id + ".").toException());
    if (!states.contains(message.delivery().state())) {
      throw Problem.of(
              409,
              "mail.not-stuck",
              "The message does not wait for a decision",
              "It is " + message.delivery().state() + ".")
          .toException();
    }
    return message;
  }
}
