package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.accounts.Profile;

/**
 * The invitation that an administrator wants to make.
 *
 * @param role the role that people get who come by it
 * @param uses how many people may come by it; one where it is mailed
 * @param days for how many days it can be used
 * @param note for whom it is; may be left out
 * @param email where the link is mailed; left out where somebody passes it on
 */
public record InvitationRequest(String role, int uses, int days, String note, String email) {

  /** The rules of its fields. */
  public static final Rules<InvitationRequest> RULES =
      Rules.of(InvitationRequest.class)
          .choice("role", "member", "staff", "moderator", "admin")
          .number("uses", 1, 1000, 1)
          .number("days", 1, 90, 7)
          .line("note", 0, 80, "Camera team")
          .verbatim("email", 0, Profile.MAX_EMAIL, "mei@example.org")
          .checked("email", Profile::email)
          .autocomplete("email", "off");

  /** The values that the form shows at first. */
  public static final InvitationRequest USUAL = new InvitationRequest("staff", 1, 7, "", "");

  /** Returns whether the link is mailed. */
  public boolean isMailed() {
    return email != null && !email.isBlank();
  }

  /** Never shows the address. */
  @Override
  public String toString() {
    return "InvitationRequest[" + role + "]";
  }
}
