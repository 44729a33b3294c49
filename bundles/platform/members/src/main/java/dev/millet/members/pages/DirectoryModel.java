package dev.millet.members.pages;

import dev.millet.api.lists.Slice;
import dev.millet.members.accounts.Account;
import dev.millet.members.groups.Group;
import java.util.List;

/**
 * The page on which the staff finds members.
 *
 * @param show the word of the filter
 * @param searched what was searched for; empty where nothing was
 */
public record DirectoryModel(
    Slice<Account> slice, List<Group> groups, String show, String searched) {

  /** Returns the filters that are always there. */
  public static final List<String> FILTERS =
      List.of("everybody", "staff", "moderator", "admin", "imported", "suspended");

  public List<Account> accounts() {
    return slice.items();
  }

  public String manage(Account account) {
    return MemberPath.manage(account.member());
  }

  public List<String> roles(Account account) {
    return ProfileModel.rolesOf(account.member());
  }
}
