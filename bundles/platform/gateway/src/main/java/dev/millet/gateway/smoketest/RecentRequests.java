package dev.millet.gateway.smoketest;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Identity;
import dev.millet.platform.api.modules.Generation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * The last few requests of visitors that a generation answered at once, as often as they were made;
 * none of members. It is collected with the generation. Thread-safe.
 */
public final class RecentRequests {

  private static final int OK = 200;
  private static final int MAX_TARGET_LENGTH = 512;
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private final AtomicReferenceArray<String> targets = new AtomicReferenceArray<>(1 << 5);
  private final AtomicInteger added = new AtomicInteger();
  private final long atOnceNanos;

  /**
   * Knows of none.
   *
   * @param atOnce a handler that takes less than this answers at once
   */
  RecentRequests(Duration atOnce) {
    this.atOnceNanos = atOnce.toNanos();
  }

  /** Returns those to a generation. */
  public static RecentRequests of(Generation generation) {
    return generation.attachment(RecentRequests.class, () -> new RecentRequests(AT_ONCE));
  }

  /**
   * Adds the request of an answer, where it was a visitor's, is complete and can be asked for
   * again.
   *
   * @param nanos how long the handler took
   */
  public void add(Route route, Request request, Reply reply, long nanos) {
    if (route.method().equals("GET")
        && !route.secret()
        && !route.streamed()
        && request.identity().equals(Identity.VISITOR)
        && reply != null
        && reply.status() == OK
        && isComplete(reply.body())
        && nanos < atOnceNanos
        && request.target().length() <= MAX_TARGET_LENGTH) {
      targets.set(added.getAndIncrement() & (targets.length() - 1), request.target());
    }
  }

  private static boolean isComplete(Reply.Body body) {
    return body instanceof Reply.Bytes || body instanceof Reply.JsonValue;
  }

  /** Returns their targets, with their queries; at most 32, in no order. */
  List<String> targets() {
    return IntStream.range(0, targets.length())
        .mapToObj(targets::get)
        .filter(Objects::nonNull)
        .toList();
  }
}
