package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.accounts.Profile;
import dev.millet.members.passwords.PasswordRules;

/**
 * The account that somebody wants to have.
 *
 * @param displayName the handle where it is left out
 * @param email may be left out
 * @param city may be left out
 * @param locale a BCP 47 tag; may be left out
 * @param agreed whether they agree to the company's privacy and terms; needed where there are some
 * @param invitation the last segment of an invitation's link; may be left out
 * @param emailProof the last segment of a link that was mailed to sign up; may be left out
 */
public record SignUpRequest(
    String handle,
    String displayName,
    String password,
    String email,
    String city,
    String locale,
    Boolean agreed,
    String invitation,
    String emailProof) {

  static final int MAX_SECRET = 100;

  /** The same without an invitation and a mailed link. */
  public SignUpRequest(
      String handle,
      String displayName,
      String password,
      String email,
      String city,
      String locale,
      Boolean agreed) {
    this(handle, displayName, password, email, city, locale, agreed, null, null);
  }

  /** The same without agreeing to anything. */
  public SignUpRequest(
      String handle,
      String displayName,
      String password,
      String email,
      String city,
      String locale) {
    this(handle, displayName, password, email, city, locale, false);
  }

  /** Returns the rules of its fields. */
  public static Rules<SignUpRequest> rules(PasswordRules passwords) {
    Rules<SignUpRequest> rules =
        Fields.newHandle(Rules.of(SignUpRequest.class))
            .focusing("handle")
            .verbatim("displayName", 0, Profile.MAX_NAME, "Mei Lin")
            .checked("displayName", Profile::displayName)
            .autocomplete("displayName", "name");
    return Fields.email(Fields.newPassword(rules, "password", passwords))
        .verbatim("city", 0, Profile.MAX_CITY, "Shanghai")
        .checked("city", Profile::city)
        .line("locale", 0, Profile.MAX_TAG, "zh-CN")
        .checked("locale", Profile::locale)
        .flag("agreed")
        .secret("invitation", 0, MAX_SECRET)
        .secret("emailProof", 0, MAX_SECRET)
        .require(
            "password",
            typed -> !PasswordRules.repeats(typed.password, typed.handle),
            "handle",
            "The password repeats the handle");
  }

  /** Returns whether somebody comes by an invitation. */
  public boolean isInvited() {
    return invitation != null && !invitation.isBlank();
  }

  /** Returns whether somebody comes by a link that was mailed to sign up. */
  public boolean hasEmailProof() {
    return emailProof != null && !emailProof.isBlank();
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "SignUpRequest[" + handle + "]";
  }
}
