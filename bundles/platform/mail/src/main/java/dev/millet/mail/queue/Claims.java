package dev.millet.mail.queue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.platform.api.mail.MailState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets senders take messages: each is claimed by one, marked before it is handed over, and settled
 * with the answer of the server. What is not marked can be claimed again after a crash; what is
 * marked and not settled is uncertain. Thread-safe.
 */
public final class Claims {

  private static final String RATE = "rate";
  private static final int MAX_PROBLEM = 1000;

  private final Database database;
  private final MailQueue queue;
  private final Table<Rate> rates;

  /**
   * The row that claims are made under, one sender after the other.
   *
   * @param freeAt from when on claims are counted: each moves it on
   */
  record Rate(String name, Instant freeAt) {}

  /** A message that a sender has claimed, with its body as JSON; empty where it cannot be read. */
  public record Claim(QueuedMessage message, Optional<String> body) {}

  /**
   * Counts of what may be claimed.
   *
   * @param perMinute how many messages all senders together claim in a minute; 0 for any number
   */
  public record Limits(int batch, int perMinute) {}

  public Claims(MailQueue queue) {
    this.queue = queue;
    this.database = queue.database();
    this.rates = database.table("mail_rates", Rate.class).key("name");
  }

  /** Returns whether a message is due. */
  public boolean hasDue() {
    return database.read(
        handle -> !queue.messages().due(handle, MailState.WAITING, database.now(), 1).isEmpty());
  }

  /** Claims the messages that have been due longest. */
  public List<Claim> claim(String owner, Limits limits) {
    return database.write(handle -> claim(handle, owner, limits));
  }

  private List<Claim> claim(Handle handle, String owner, Limits limits) {
    Instant now = database.now();
    rates.insertIfAbsent(handle, new Rate(RATE, Instant.EPOCH));
    Pace pace = new Pace(limits.perMinute(), rates.lock(handle, RATE).orElseThrow().freeAt(), now);
    int most = Math.min(limits.batch(), pace.allowed());
    List<Claim> claims = new ArrayList<>();
    if (most <= 0) {
      return claims;
    }
    for (QueuedMessage due : queue.messages().due(handle, MailState.WAITING, now, most)) {
      QueuedMessage.Delivery was = due.delivery();
      var taken =
          new QueuedMessage.Delivery(
              MailState.SENDING, was.dueAt(), was.attempts(), owner, now, was.problem());
      if (due.validUntil().isAfter(now)
          && queue.outbox().has(handle, due.id())
          && queue.messages().move(handle, due, taken)) {
        claims.add(new Claim(with(handle, due, taken), body(handle, due)));
      }
    }
    if (limits.perMinute() > 0) {
      free(handle, pace.after(claims.size()));
    }
    return claims;
  }

  private static void free(Handle handle, Instant moment) {
    handle
        .createUpdate("UPDATE mail_rates SET free_at = :moment WHERE name = :name")
        .bind("moment", moment)
        .bind("name", RATE)
        .execute();
  }

  private Optional<String> body(Handle handle, QueuedMessage message) {
    return message.secret()
        ? queue.outbox().body(handle, message.id())
        : Optional.ofNullable(message.content().body());
  }

  private QueuedMessage with(
      Handle handle, QueuedMessage message, QueuedMessage.Delivery delivery) {
    QueuedMessage.Content content = message.content();
    return new QueuedMessage(
        message.id(),
        message.kind(),
        message.to(),
        message.secret()
            ? content.with(queue.outbox().link(handle, message.id()).orElse(null))
            : content,
        message.secret(),
        message.createdAt(),
        message.validUntil(),
        message.messageId(),
        delivery);
  }

  /**
   * Marks a message before it is handed over.
   *
   * @return false where the sender has lost its claim: it must not go on
   */
  public boolean handOver(QueuedMessage claimed) {
    QueuedMessage.Delivery was = claimed.delivery();
    var marked =
        new QueuedMessage.Delivery(
            MailState.HANDED_OVER,
            database.now(),
            was.attempts(),
            was.owner(),
            was.claimedAt(),
            null);
    return database.write(handle -> queue.messages().move(handle, claimed, marked));
  }

  /** Notes that the server took a message; also where it was held for uncertain meanwhile. */
  public void sent(QueuedMessage claimed) {
    settle(claimed, (handle, now) -> queue.end(handle, now, MailState.SENT, null));
  }

  /** Gives a message back that has not been tried; one that has been marked stays marked. */
  public void release(QueuedMessage claimed) {
    settle(
        claimed,
        (handle, now) ->
            now.delivery().state() == MailState.SENDING
                && queue
                    .messages()
                    .move(
                        handle,
                        now,
                        QueuedMessage.Delivery.again(now, now.delivery().dueAt(), null)));
  }

  /** Has a message wait that nobody refused. */
  public void postpone(QueuedMessage claimed, Instant due) {
    settle(
        claimed,
        (handle, now) ->
            queue.messages().move(handle, now, QueuedMessage.Delivery.again(now, due, null)));
  }

  /** Takes a message back that is of no use any more, and has not been handed over. */
  public void withdraw(QueuedMessage claimed) {
    settle(
        claimed,
        (handle, now) ->
            now.delivery().state() == MailState.SENDING
                && queue.end(handle, now, MailState.WITHDRAWN, null));
  }

  /** Notes that the server refused a message for the time being. */
  public void tryLater(QueuedMessage claimed, Instant due, String problem) {
    settle(
        claimed,
        (handle, now) ->
            queue
                .messages()
                .move(handle, now, QueuedMessage.Delivery.again(now, due, cut(problem))));
  }

  /** Notes that a message cannot be sent, or that it is unknown whether it was. */
  public void stop(QueuedMessage claimed, MailState state, String problem) {
    settle(
        claimed,
        (handle, now) -> {
          QueuedMessage.Delivery was = now.delivery();
          var stopped =
              new QueuedMessage.Delivery(
                  state,
                  database.now(),
                  was.attempts(),
                  was.owner(),
                  was.claimedAt(),
                  cut(problem));
          return queue.messages().move(handle, now, stopped);
        });
  }

  /** Notes that the server knows no such address. */
  public void refuse(QueuedMessage claimed, String problem) {
    database.write(
        handle -> {
          queue.refused().mark(handle, claimed.to().address(), cut(problem));
          stop(claimed, MailState.FAILED, problem);
          return null;
        });
  }

  /** A change of a message that is still the sender's. */
  private interface Settlement {
    boolean apply(Handle handle, QueuedMessage now);
  }

  private void settle(QueuedMessage claimed, Settlement settlement) {
    String owner = claimed.delivery().owner();
    database.write(
        handle ->
            queue
                .messages()
                .lock(handle, claimed.id())
                .filter(now -> owner.equals(now.delivery().owner()))
                .map(now -> settlement.apply(handle, now))
                .orElse(false));
  }

  private static String cut(String problem) {
    return problem.length() <= MAX_PROBLEM ? problem : problem.substring(0, MAX_PROBLEM);
  }
}
