package dev.millet.members.pages;

/**
 * The page for somebody whose mail address is another account's.
 *
 * @param provider what the provider is called
 * @param email the address
 * @param settings where the owner of the account links the two
 * @param mails whether a link to set another password is mailed
 */
public record ExternalOwnedModel(String provider, String email, String settings, boolean mails) {

  /** Never shows the address. */
  @Override
  public String toString() {
    return "ExternalOwnedModel[]";
  }
}
