package dev.millet.members;

import dev.millet.api.signin.SignInPolicy;
import java.util.Set;

/** A policy that a test sets. */
public final class SwitchedPolicy implements SignInPolicy {

  private volatile boolean only;
  private volatile Set<String> authorities = Set.of();

  /** Has members sign in with a provider only, or not. */
  public void only(boolean value) {
    only = value;
  }

  /** Sets whose accounts let somebody in. */
  public void authorities(String... values) {
    authorities = Set.of(values);
  }

  @Override
  public boolean isProviderOnly() {
    return only;
  }

  @Override
  public Set<String> authorities() {
    return authorities;
  }
}
