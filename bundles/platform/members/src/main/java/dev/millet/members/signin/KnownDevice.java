package dev.millet.members.signin;

import dev.millet.members.accounts.Account;
import dev.millet.members.secrets.Secret;

/**
 * Recognizes a browser in which its owner signed in before: attempts from it are counted by
 * themselves, so that strangers who try passwords everywhere keep nobody out of their own account.
 * Nothing is stored; it ends with the password.
 */
public final class KnownDevice {

  /** The name of the cookie. */
  public static final String COOKIE = "millet_device";

  private KnownDevice() {}

  /** Returns the value of the cookie after a sign-in. */
  public static String issue(Account account) {
    String number = Secret.random();
    return number + '.' + proof(account, number);
  }

  /**
   * Returns whether the owner of the account signed in with this browser.
   *
   * @param account may be null
   * @param presented what the cookie carries; may be anything
   */
  static boolean isOf(Account account, String presented) {
    int dot = presented.indexOf('.');
    return account != null
        && account.password() != null
        && dot > 0
        && Secret.hasForm(presented.substring(0, dot))
        && Secret.same(proof(account, presented.substring(0, dot)), presented.substring(dot + 1));
  }

  private static String proof(Account account, String number) {
    return Secret.derive(account.password(), "device " + account.member().id() + ' ' + number);
  }
}
