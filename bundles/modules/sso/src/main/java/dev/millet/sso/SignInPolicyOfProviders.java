package dev.millet.sso;

import dev.millet.api.signin.SignInPolicy;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.Providers;
import java.util.Set;
import java.util.stream.Collectors;

/** Says how the enabled providers let people in. */
final class SignInPolicyOfProviders implements SignInPolicy {

  private final Providers providers;
  private final boolean only;

  SignInPolicyOfProviders(Providers providers, boolean only) {
    this.providers = providers;
    this.only = only;
  }

  /** Where there is no provider, nobody is kept out by a setting that was forgotten. */
  @Override
  public boolean isProviderOnly() {
    return only && !providers.enabled().isEmpty();
  }

  @Override
  public Set<String> authorities() {
    return providers.enabled().stream().map(Provider::authority).collect(Collectors.toSet());
  }
}
