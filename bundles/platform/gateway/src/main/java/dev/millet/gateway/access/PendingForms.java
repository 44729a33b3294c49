package dev.millet.gateway.access;

import dev.millet.api.members.Identity;
import dev.millet.gateway.multipart.ReceivedForm;
import dev.millet.platform.api.gateway.KeptForms;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Keeps forms in memory, with large files on the disk, until the password has been given: the last
 * one of a session, and so many in all that nobody fills the memory with them.
 */
@Component(service = {PendingForms.class, KeptForms.class})
public final class PendingForms implements KeptForms {

  /** The query parameter by which a request asks for a kept form in the place of its own. */
  public static final String PARAMETER = "_kept";

  static final int MAX_KEPT = 20;
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final int ID_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Deque<Pending> kept = new ArrayDeque<>();
  private final InstantSource clock;

  private record Pending(
      String id, String session, String target, ReceivedForm form, Instant until) {

    String address() {
      return target + (target.indexOf('?') < 0 ? '?' : '&') + PARAMETER + '=' + id;
    }
  }

  @Activate
  public PendingForms() {
    this(InstantSource.system());
  }

  PendingForms(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Keeps a form, and discards the one before of the same session.
   *
   * @param target the path and query that it was sent to
   * @return its id
   */
  public synchronized String keep(Identity identity, String target, ReceivedForm form) {
    Instant now = clock.instant();
    String session = identity.sessionId();
    discard(pending -> !pending.until().isAfter(now) || pending.session().equals(session));
    while (kept.size() >= MAX_KEPT) {
      kept.removeFirst().form().discard();
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    kept.addLast(new Pending(id, session, target, form, now.plus(LIFE)));
    return id;
  }

  @Override
  public synchronized Optional<String> resume(Identity identity, String id) {
    return find(identity, id).map(Pending::address);
  }

  /**
   * Gives a kept form out, once; the caller discards it.
   *
   * @param target the path and query of the request that asks for it
   * @return empty where it is not kept any more, or is another session's or for another address
   */
  public synchronized Optional<ReceivedForm> take(Identity identity, String id, String target) {
    Optional<Pending> found =
        find(identity, id).filter(pending -> pending.address().equals(target));
    found.ifPresent(kept::remove);
    return found.map(Pending::form);
  }

  private Optional<Pending> find(Identity identity, String id) {
    Instant now = clock.instant();
    discard(pending -> !pending.until().isAfter(now));
    return kept.stream()
        .filter(pending -> pending.id().equals(id))
        .filter(pending -> pending.session().equals(identity.sessionId()))
        .findFirst();
  }

  private void discard(java.util.function.Predicate<Pending> chosen) {
    for (Iterator<Pending> all = kept.iterator(); all.hasNext(); ) {
      Pending pending = all.next();
      if (chosen.test(pending)) {
        pending.form().discard();
        all.remove();
      }
    }
  }
}
