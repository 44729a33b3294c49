package dev.millet.members.signin;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.signin.SignInPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Says how modules let people sign in, beside passwords and mailed codes. Thread-safe. */
@Component(service = SignInPolicies.class)
public final class SignInPolicies {

  /** The code of the problem where passwords and mailed codes let nobody in. */
  public static final String PROVIDER_ONLY = "members.provider-only";

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SignInPolicy> policies;

  /** Made by the framework, which gives it what modules offer. */
  public SignInPolicies() {
    this(List.of());
  }

  public SignInPolicies(List<SignInPolicy> policies) {
    this.policies = policies;
  }

  /** Returns whether members sign in with a provider only. */
  public boolean isProviderOnly() {
    return policies.stream().anyMatch(SignInPolicy::isProviderOnly);
  }

  /** Returns the authorities whose accounts let somebody in. */
  public Set<String> authorities() {
    Set<String> all = new HashSet<>();
    policies.forEach(policy -> all.addAll(policy.authorities()));
    return all;
  }

  /**
   * Refuses a password, a mailed code and what leads to one where members sign in with a provider
   * only.
   *
   * @throws ProblemException 403
   */
  public void requirePasswords() {
    if (isProviderOnly()) {
      throw Problem.of(
              403,
              PROVIDER_ONLY,
              "Members sign in with a provider here",
              "Use the buttons of the page to sign in. Who cannot do that asks an administrator for"
                  + " a link")
          .toException();
    }
  }
}
