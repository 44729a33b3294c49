package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.ExternalSignUpRequest;
import dev.millet.platform.api.pages.SiteTexts;
import java.util.List;

/**
 * The page on which a newcomer whom a provider lets in agrees to the company's texts.
 *
 * @param to where to go afterwards
 */
public record ExternalSignUpModel(
    Input<ExternalSignUpRequest> input,
    Newcomer newcomer,
    String to,
    List<SiteTexts.Text> consents) {

  /**
   * Somebody who has no account yet.
   *
   * @param provider what the provider is called
   * @param label what they recognize their account there by
   * @param sealed what the provider said, for the form
   */
  public record Newcomer(String provider, String label, String sealed) {

    /** Never shows who it is. */
    @Override
    public String toString() {
      return "Newcomer[" + provider + "]";
    }
  }
}
