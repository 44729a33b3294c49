package dev.millet.members.http;

import dev.millet.members.signup.Applicant;

/**
 * Who wants an account.
 *
 * @param displayName the handle where it is left out
 * @param email may be left out
 * @param city may be left out
 * @param locale may be left out
 */
public record CreateMemberRequest(
    String handle, String displayName, String password, String email, String city, String locale) {

  Applicant applicant() {
    return new Applicant(handle, displayName, password, email, city, locale);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "CreateMemberRequest[" + handle + "]";
  }
}
