package dev.millet.members.credentials;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An address that a member has asked for and that is not confirmed by everybody yet.
 *
 * @param address as it was typed; null where the current one is to be removed
 * @param expiresAt until when it can be confirmed
 * @param change null where there is no confirmed address that would have to agree
 */
public record PendingEmail(String address, Instant expiresAt, EmailChanges.Change change) {

  /** The word for the new address. */
  public static final String NEW = "new";

  /** The word for the current address. */
  public static final String CURRENT = "current";

  static PendingEmail of(EmailLinks.Link link) {
    return new PendingEmail(link.address(), link.expiresAt(), null);
  }

  static PendingEmail of(EmailChanges.Change change) {
    return new PendingEmail(change.address(), change.expiresAt(), change);
  }

  /** Returns which of the two addresses are waited for. */
  public List<String> waitingFor() {
    List<String> missing = new ArrayList<>();
    if (address != null && (change == null || change.confirmedAt() == null)) {
      missing.add(NEW);
    }
    if (change != null && change.agreedAt() == null) {
      missing.add(CURRENT);
    }
    return List.copyOf(missing);
  }

  /** Never shows the address. */
  @Override
  public String toString() {
    return "PendingEmail[]";
  }
}
