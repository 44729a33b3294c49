package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * A newcomer whom a provider lets in agrees to the company's texts.
 *
 * @param pending what the provider said, as it stands in the form
 */
public record ExternalSignUpRequest(String pending, Boolean agreed) {

  private static final int MAX_PENDING = 8_000;

  public static final Rules<ExternalSignUpRequest> RULES =
      Rules.of(ExternalSignUpRequest.class).secret("pending", 1, MAX_PENDING).flag("agreed");

  /** Never shows what the provider said. */
  @Override
  public String toString() {
    return "ExternalSignUpRequest[]";
  }
}
