package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The invitation that an administrator wants to make.
 *
 * @param role the role that people get who come by it
 * @param uses how many people may come by it
 * @param days for how many days it can be used
 * @param note for whom it is; may be left out
 */
public record InvitationRequest(String role, int uses, int days, String note) {

  /** The rules of its fields. */
  public static final Rules<InvitationRequest> RULES =
      Rules.of(InvitationRequest.class)
          .choice("role", "member", "staff", "moderator", "admin")
          .number("uses", 1, 1000, 1)
          .number("days", 1, 90, 7)
          .line("note", 0, 80, "Camera team");

  /** The values that the form shows at first. */
  public static final InvitationRequest USUAL = new InvitationRequest("staff", 1, 7, "");
}
