package dev.millet.sso.page;

/**
 * The page that asks whether to link an account.
 *
 * @param provider what it is called
 * @param label what the member recognizes the account there by
 * @param handle the member
 * @param sealed the identity, for the form
 */
public record LinkModel(String provider, String label, String handle, String sealed) {

  /** Never shows who it is. */
  @Override
  public String toString() {
    return "LinkModel[" + provider + "]";
  }
}
