package dev.millet.members.sessions;

import dev.millet.api.members.Identity;
import dev.millet.members.settings.MembersSettings;
import dev.millet.platform.api.settings.LiveSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Decides whether a caller gave the password a short while ago, and not only when the session
 * began: the browser may have passed into other hands since. Thread-safe.
 */
@Component(service = RecentProof.class)
public final class RecentProof {

  /** By so much the clocks of two nodes of one database may differ. */
  private static final Duration CLOCK_LEEWAY = Duration.ofMinutes(2);

  private final Sessions sessions;
  private final MembersSettings settings;
  private final InstantSource clock;

  @Activate
  public RecentProof(@Reference Sessions sessions, @Reference LiveSettings live) {
    this(sessions, live.of(MembersSettings.class), InstantSource.system());
  }

  public RecentProof(Sessions sessions, MembersSettings settings, InstantSource clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns the time for which a password counts as given recently. */
  public Duration lasts() {
    return Duration.ofMinutes(settings.recent_minutes());
  }

  /**
   * Returns the moment of a proof; null where it lies in the future. It was given while the clock
   * stood wrong then, and would count as recent for as long as that was ahead.
   */
  Instant plausible(Instant provenAt) {
    return provenAt == null || provenAt.isAfter(clock.instant().plus(CLOCK_LEEWAY))
        ? null
        : provenAt;
  }

  public boolean isRecent(Identity identity) {
    return identity.provenSince(clock.instant().minus(lasts()));
  }

  /**
   * Returns whether a proof that somebody else vouches for is as recent, by a clock that is not
   * ours.
   */
  public boolean isRecent(Instant provenAt) {
    Instant now = clock.instant();
    return provenAt.isAfter(now.minus(lasts()).minus(CLOCK_LEEWAY))
        && provenAt.isBefore(now.plus(CLOCK_LEEWAY));
  }

  /** Notes that the password was given just now in the session of an identity. */
  public void renew(Identity identity) {
    sessions.prove(identity.member().id(), identity.sessionId());
  }
}
