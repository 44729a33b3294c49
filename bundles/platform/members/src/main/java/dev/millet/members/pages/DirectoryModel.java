package dev.millet.members.pages;

import dev.millet.api.lists.Slice;
import dev.millet.members.accounts.Account;
import dev.millet.members.groups.Group;
import java.util.List;

/**
 * The page on which members are found.
 *
 * @param staff whether the reader is of the staff, who filters and sees who is kept out
 * @param show the word of the filter
 * @param searched what was searched for; empty where nothing was
 */
public record DirectoryModel(
    Slice<Account> slice, boolean staff, List<Group> groups, String show, String searched) {

  /** Returns the filters that are always there. */
  public static final List<String> FILTERS =
      List.of("everybody", "staff", "moderator", "admin", "imported", "suspended");

  public List<Account> accounts() {
    return slice.items();
  }

  /** Returns where a row leads: the staff to the page on which it manages the member. */
  public String path(Account account) {
    return staff ? MemberPath.manage(account.member()) : MemberPath.profile(account.member());
  }

  /** Returns whether the list was narrowed down. */
  public boolean filtered() {
    return !searched.isEmpty() || !show.equals("everybody");
  }

  public List<String> roles(Account account) {
    return ProfileModel.rolesOf(account.member());
  }
}
