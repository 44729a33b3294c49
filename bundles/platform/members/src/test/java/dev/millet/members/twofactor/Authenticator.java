package dev.millet.members.twofactor;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import java.time.Duration;
import java.util.List;

/** The phone of a member, with the app that shows codes. */
public final class Authenticator {

  private final Town town;
  private final String secret;
  private final List<String> recoveryCodes;

  private Authenticator(Town town, String secret, List<String> recoveryCodes) {
    this.town = town;
    this.secret = secret;
    this.recoveryCodes = recoveryCodes;
  }

  /** Sets one up for a member, in a browser of theirs. */
  public static Authenticator of(Town town, Member member) {
    Identity caller = town.signedIn(member);
    String secret = town.twoFactor.enrollment().prepare(member).secret();
    List<String> codes =
        town.twoFactor
            .enrollment()
            .enable(member, Totp.codeAt(secret, town.clock.instant()), caller.sessionId());
    return new Authenticator(town, secret, codes);
  }

  /** An app that was given a secret. */
  public static Authenticator with(Town town, String secret) {
    return new Authenticator(town, secret, List.of());
  }

  /** The code that it shows now. */
  public String code() {
    return Totp.codeAt(secret, town.clock.instant());
  }

  /** Waits for the next code, which nobody has used. */
  public String next() {
    town.clock.pass(Duration.ofSeconds(30));
    return code();
  }

  /** A code of six digits that it shows neither now nor a step before or after. */
  public String wrong() {
    for (int i = 0; ; i++) {
      String code = String.format("%06d", i);
      if (Totp.steps(secret, code, town.clock.instant()).findAny().isEmpty()) {
        return code;
      }
    }
  }

  public List<String> recoveryCodes() {
    return recoveryCodes;
  }
}
