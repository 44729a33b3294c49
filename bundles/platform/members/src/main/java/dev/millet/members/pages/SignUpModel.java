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
 * @param entry how somebody comes
 * @param providers other ways to come
 */
public record SignUpModel(
    Input<SignUpRequest> input,
    String action,
    String to,
    List<SiteTexts.Text> consents,
    Entry entry,
    ProviderPart providers) {

  /**
   * How somebody comes.
   *
   * @param asksEmail whether a mail address may be typed
   * @param invited the invitation; null if absent
   * @param proof the mailed link; null if absent
   */
  public record Entry(boolean asksEmail, Invited invited, Proof proof) {

    static Entry open(boolean asksEmail) {
      return new Entry(asksEmail, null, null);
    }

    static Entry by(Invited invited) {
      return new Entry(false, invited, null);
    }

    static Entry by(Proof proof) {
      return new Entry(false, null, proof);
    }
  }

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

  /**
   * A link that was mailed to sign up.
   *
   * @param secret what the link carries
   * @param address to which it was mailed
   */
  public record Proof(String secret, String address) {

    /** Never shows the secret and the address. */
    @Override
    public String toString() {
      return "Proof[]";
    }
  }

  /** Returns where somebody who has an account goes on after signing in. */
  public String signedIn() {
    return entry.invited() == null
        ? to
        : InvitedPages.PATH.replace("{secret}", entry.invited().secret());
  }
}
