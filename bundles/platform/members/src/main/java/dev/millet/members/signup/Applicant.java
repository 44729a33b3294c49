package dev.millet.members.signup;

/**
 * Who wants an account, as they typed it.
 *
 * @param displayName the handle where it is blank
 * @param email may be null
 * @param city may be null
 * @param locale may be null
 */
public record Applicant(
    String handle, String displayName, String password, String email, String city, String locale) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "Applicant[" + handle + "]";
  }
}
