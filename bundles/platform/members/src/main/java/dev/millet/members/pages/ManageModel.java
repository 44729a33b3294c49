package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.pages.Html;
import dev.millet.members.accounts.Account;
import dev.millet.members.groups.Group;
import dev.millet.members.requests.ChangeRolesRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The page on which staff and administrators deal with a member.
 *
 * @param groups all of them
 * @param own the slugs of those that the member is in
 * @param administrator whether the reader is one
 * @param access what lets the member in
 * @param failure why something was not done, in the reader's language; empty where all was
 * @param suspension what other modules ask in the form that suspends the member; may be empty
 * @param roles the form of the member's roles
 */
public record ManageModel(
    Account account,
    List<Group> groups,
    Set<String> own,
    boolean administrator,
    Access access,
    String failure,
    Html suspension,
    Input<ChangeRolesRequest> roles) {

  /**
   * The means by which the member gets in.
   *
   * @param link the link to set a password that was just made; null where none was
   * @param linkExpiresAt until when there is a link; null if it does not exist
   * @param twoFactorSince null where a password alone is asked for
   * @param emailChange a change of the confirmed address that waits; null for none
   */
  public record Access(
      String link, Instant linkExpiresAt, Instant twoFactorSince, EmailChange emailChange) {

    /** Never shows the link. */
    @Override
    public String toString() {
      return "Access[]";
    }
  }

  /**
   * A change of the confirmed address that waits.
   *
   * @param address the new one; null where the current one is to be removed
   * @param newMissing whether the new address has not confirmed
   * @param currentMissing whether the current address has not confirmed
   * @param approvableFrom from when an administrator may confirm for the current address
   * @param approvable whether that is so now
   */
  public record EmailChange(
      String address,
      boolean newMissing,
      boolean currentMissing,
      Instant approvableFrom,
      boolean approvable) {

    /** Never shows the address. */
    @Override
    public String toString() {
      return "EmailChange[]";
    }
  }

  /** The roles that can be given. */
  public static final List<String> ROLES = List.of("staff", "moderator", "admin");

  public boolean has(String role) {
    return account.member().roles().stream()
        .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(role));
  }

  public String path() {
    return MemberPath.manage(account.member());
  }

  public String profile() {
    return MemberPath.profile(account.member());
  }
}
