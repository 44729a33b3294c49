package dev.millet.gateway.idempotency;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;

/**
 * Carries out a POST that has an {@code Idempotency-Key} once, however often it is sent: what it
 * does and the answer to it commit together, and who sends it again is given that answer. What
 * fails leaves no trace, so that it can be tried again.
 */
public final class IdempotentPosts {

  /** The request header. */
  public static final String HEADER = "Idempotency-Key";

  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
  private static final int SWEPT = 20;
  private static final int MAX_BODY_BYTES = 1_000_000;

  private final Clock clock;
  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

  public IdempotentPosts(Clock clock) {
    this.clock = clock;
  }

  /**
   * Answers a request, or repeats the answer that it has had.
   *
   * @param json the mapper of the handler's generation
   */
  public Reply handle(Database database, Json json, Request request, Handler handler) {
    KeyedRequest keyed = KeyedRequest.of(request, request.header(HEADER).orElse(""));
    ReplyStore store = new ReplyStore(database.dialect());
    return database.write(
        transaction -> {
          sweep(store, transaction);
          Optional<StoredReply> before = store.claim(transaction, keyed, clock.instant());
          if (before.isPresent()) {
            return repeat(keyed, before.get());
          }
          Reply reply = finished(handler.handle(request), json);
          if (isWorthKeeping(reply)) {
            store.complete(transaction, keyed, StoredReply.of(keyed.hash(), reply));
          } else {
            store.forget(transaction, keyed);
          }
          return reply;
        });
  }

  private void sweep(ReplyStore store, Handle transaction) {
    Instant now = clock.instant();
    Instant due = nextSweep.get();
    boolean set = due.isAfter(now.plus(BETWEEN_SWEEPS));
    if ((set || now.isAfter(due)) && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
      if (store.forgetBefore(transaction, now.minus(KEPT), SWEPT) == SWEPT) {
        nextSweep.set(now);
      }
    }
  }

  private static Reply repeat(KeyedRequest keyed, StoredReply before) {
    if (!before.hash().equals(keyed.hash())) {
      throw Problem.of(
              422,
              "idempotency-key-reused",
              "The Idempotency-Key was used for another request",
              "Take a new key for each request, and the same one only to repeat it.")
          .toException();
    }
    return before.toReply().withHeader("Idempotency-Replayed", "true");
  }

  private static Reply finished(Reply reply, Json json) {
    return reply != null && reply.body() instanceof Reply.JsonValue value
        ? new Reply(
            reply.status(),
            reply.headers(),
            new Reply.Bytes(Reply.JSON, json.writeBytes(value.value())))
        : reply;
  }

  private static boolean isWorthKeeping(Reply reply) {
    if (reply == null || reply.status() >= 500) {
      return false;
    }
    return reply.body() instanceof Reply.Empty
        || reply.body() instanceof Reply.Bytes bytes && bytes.content().length <= MAX_BODY_BYTES;
  }
}
