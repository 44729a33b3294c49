package dev.millet.members.pages;

/**
 * The page to which the link leads that the current address gets when it is to be replaced.
 *
 * @param address the current one
 * @param removal whether none takes its place
 * @param agreed whether the current address has confirmed, and the new one is waited for
 * @param agree where the form goes that confirms
 * @param stop where the form goes that stops the change
 */
public record EmailChangeModel(
    String address, boolean removal, boolean agreed, String agree, String stop) {

  /** Never shows the address and the secret. */
  @Override
  public String toString() {
    return "EmailChangeModel[]";
  }
}
