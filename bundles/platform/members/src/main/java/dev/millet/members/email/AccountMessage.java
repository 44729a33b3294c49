package dev.millet.members.email;

import dev.millet.members.credentials.EmailLinks.Purpose;
import dev.millet.members.credentials.ResetLinks;
import dev.millet.members.credentials.SignInCodes;
import java.time.Duration;
import java.util.Locale;

/** The kinds of messages that accounts send. Each is of use as long as its link or code is. */
public enum AccountMessage {
  /** Makes an account with an address. */
  SIGN_UP(Purpose.SIGN_UP.life()),
  /** Confirms an address. */
  CONFIRM(Purpose.CONFIRM.life()),
  /** Tells the owner of an address that somebody typed it. */
  OWNED(Duration.ofHours(24)),
  /** Asks the current address to confirm a change, or to stop it. */
  CHANGE(Purpose.STOP.life()),
  /** Tells the address before that an administrator confirmed a change for it. */
  STOP(Purpose.STOP.life()),
  /** Lets somebody in. */
  CODE(SignInCodes.LIFE),
  /** Sets a password. */
  RESET(ResetLinks.MAILED_LIFE),
  /** Invites somebody. */
  INVITATION(Duration.ofHours(24)),
  /** Tells that two-factor authentication is off. */
  TWO_FACTOR_OFF(Duration.ofDays(3)),
  /** Tells that an administrator reset two-factor authentication. */
  TWO_FACTOR_RESET(Duration.ofDays(3)),
  /** Tells that somebody signed in with a recovery code. */
  RECOVERY_CODE(Duration.ofDays(3));

  private final Duration validity;

  AccountMessage(Duration validity) {
    this.validity = validity;
  }

  Duration validity() {
    return validity;
  }

  /** Returns its name in keys of texts. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
