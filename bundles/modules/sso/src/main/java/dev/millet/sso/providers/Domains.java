package dev.millet.sso.providers;

import dev.millet.api.gateway.Problem;
import java.net.IDN;
import java.util.List;
import java.util.Locale;

/** The domains of mail addresses that a provider lets in. Immutable. */
public final class Domains {

  private final List<String> domains;

  private Domains(List<String> domains) {
    this.domains = domains;
  }

  static Domains of(String lines) {
    return new Domains(ProviderSettings.lines(lines).stream().map(Domains::ascii).toList());
  }

  static String check(String typed) {
    for (String line : ProviderSettings.lines(typed)) {
      try {
        if (ascii(line).matches("([a-z0-9-]+\\.)+[a-z0-9-]+")) {
          continue;
        }
      } catch (IllegalArgumentException e) {
        // refused below
      }
      throw Problem.invalid("domains", "domain", line + " is no domain such as example.com")
          .toException();
    }
    return typed;
  }

  private static String ascii(String domain) {
    return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
  }

  /** Returns whether people need no address of a domain. */
  public boolean isEmpty() {
    return domains.isEmpty();
  }

  /** Returns whether an address is of one of the domains. */
  public boolean contains(String email) {
    int at = email.lastIndexOf('@');
    if (at < 1) {
      return false;
    }
    try {
      return domains.contains(ascii(email.substring(at + 1)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
