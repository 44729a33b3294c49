package dev.millet.members.invitations;

import dev.millet.api.members.Role;
import dev.millet.members.requests.InvitationRequest;
import dev.millet.members.secrets.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * An invitation in the database.
 *
 * @param secretHash the hash of what the link carries
 * @param role in small letters, such as {@code staff}
 * @param note for whom it is; may be empty
 * @param maxUses how many people may come by it
 * @param uses how many have come
 * @param revokedAt when it was ended; null where it was not
 */
public record Invitation(
    long id,
    String secretHash,
    String role,
    String note,
    int maxUses,
    int uses,
    Made made,
    Instant expiresAt,
    Instant revokedAt) {

  /**
   * Says when it was made, and who did it.
   *
   * @param by the administrator; null for the operator and for deleted accounts
   */
  public record Made(Instant at, Long by) {}

  /** The state of an invitation. */
  public enum State {
    /** Somebody can come by it. */
    ACTIVE,
    /** As many came as may. */
    USED_UP,
    /** It is too old. */
    EXPIRED,
    /** Somebody ended it, or who made it is no administrator any more. */
    REVOKED;

    /** Returns the word for it in messages and in the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Makes the invitation that somebody wants, with a secret of its own; it has no id yet. */
  static Invitation of(InvitationRequest wanted, String secret, Made made) {
    return new Invitation(
        0,
        Secret.hash(secret),
        wanted.role(),
        wanted.note() == null ? "" : wanted.note(),
        wanted.isMailed() ? 1 : wanted.uses(),
        0,
        made,
        made.at().plus(Duration.ofDays(wanted.days())),
        null);
  }

  /** Returns the role that it gives. */
  public Role gives() {
    return Role.valueOf(role.toUpperCase(Locale.ROOT));
  }

  /** Returns its state at a moment. */
  public State state(Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    if (uses >= maxUses) {
      return State.USED_UP;
    }
    return expiresAt.isAfter(now) ? State.ACTIVE : State.EXPIRED;
  }

  /** Never shows the hash. */
  @Override
  public String toString() {
    return "Invitation[" + id + " " + role + "]";
  }
}
