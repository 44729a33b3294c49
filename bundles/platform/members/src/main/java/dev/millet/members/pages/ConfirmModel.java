package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.pages.Html;
import dev.millet.members.requests.ConfirmRequest;

/**
 * The page that asks for the password again.
 *
 * @param to where to go afterwards
 * @param kept the id of a form that is sent afterwards; empty for none
 * @param handle whose password it is, for browsers that keep passwords
 * @param minutes for how long it is not asked for again
 * @param twoFactor whether the account asks for a code, too
 * @param ways how the member can prove it
 */
public record ConfirmModel(
    Input<ConfirmRequest> input,
    String to,
    String kept,
    String handle,
    long minutes,
    boolean twoFactor,
    Ways ways) {

  /**
   * The ways in which a member proves who they are.
   *
   * @param done whether they have just done it, and only their form is to be sent
   * @param password whether they have one
   * @param mail whether a forgotten password can be set by mail
   * @param others what providers show
   * @param command what the operator of the machine gives, for an administrator whom no other one
   *     could help; null for everybody else
   */
  public record Ways(boolean done, boolean password, boolean mail, Html others, String command) {}
}
