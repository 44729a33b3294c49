package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.platform.api.pages.SiteTexts;
import java.util.List;

/**
 * The page to make an account.
 *
 * @param action where the form goes
 * @param to where to go afterwards
 * @param consents the company's texts to which a newcomer has to agree; may be empty
 * @param invited the invitation by which somebody comes; null where there is none
 */
public record SignUpModel(
    Input<SignUpRequest> input,
    String action,
    String to,
    List<SiteTexts.Text> consents,
    Invited invited) {

  /**
   * An invitation.
   *
   * @param secret what the link carries
   * @param role in small letters
   */
  public record Invited(String secret, String role) {

    /** Never shows the secret. */
    @Override
    public String toString() {
      return "Invited[" + role + "]";
    }
  }

  /** Returns where somebody who has an account goes on after signing in. */
  public String signedIn() {
    return invited == null ? to : InvitedPages.PATH.replace("{secret}", invited.secret());
  }
}
