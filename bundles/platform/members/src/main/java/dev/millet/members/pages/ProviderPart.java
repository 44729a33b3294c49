package dev.millet.members.pages;

import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Slots;
import dev.millet.members.signin.SignInPolicies;

/**
 * The part of providers on the pages of a visitor who signs in or signs up.
 *
 * @param buttons may be empty
 * @param only whether there is no other way
 */
public record ProviderPart(Html buttons, boolean only) {

  static ProviderPart of(Slots slots, Request request, SignInPolicies policies) {
    return new ProviderPart(slots.fill(request, Slots.SIGN_IN), policies.isProviderOnly());
  }

  /** Returns whether providers let people in. */
  public boolean isShown() {
    return !buttons.markup().isEmpty();
  }
}
