package dev.millet.sso.providers;

import dev.millet.api.gateway.Problem;
import dev.millet.api.text.DomainName;
import java.util.List;
import java.util.Optional;

/** The domains of mail addresses that a provider lets in. Immutable. */
public final class Domains {

  private final List<String> domains;

  private Domains(List<String> domains) {
    this.domains = domains;
  }

  /** Reads lines of which {@link #check} took each, or an older version did. */
  static Domains of(String lines) {
    return new Domains(
        ProviderSettings.lines(lines).stream()
            .map(line -> DomainName.ascii(line).orElse(""))
            .toList());
  }

  static String check(String typed) {
    for (String line : ProviderSettings.lines(typed)) {
      if (DomainName.ascii(line).filter(domain -> domain.contains(".")).isEmpty()) {
        throw Problem.invalid("domains", "domain", line + " is no domain such as example.com")
            .toException();
      }
    }
    return typed;
  }

  /** Returns whether people need no address of a domain. */
  public boolean isEmpty() {
    return domains.isEmpty();
  }

  /**
   * Returns whether an address is of one of the domains. One with a second sign {@code @} is of
   * none: programs do not agree on which of the two ends the name.
   */
  public boolean contains(String email) {
    int at = email.indexOf('@');
    if (at < 1 || email.indexOf('@', at + 1) >= 0) {
      return false;
    }
    Optional<String> domain = DomainName.ascii(email.substring(at + 1));
    return domain.filter(domains::contains).isPresent();
  }
}
