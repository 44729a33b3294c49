package dev.millet.members.pages;

import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.members.permissions.MembersPermissions;
import java.util.List;

/** The members bundle's own pages in the settings and in the administration. */
final class MemberMenus {

  static final String PROFILE = "/members/settings";
  static final String SIGN_IN = "/members/settings/sign-in";
  static final String TWO_FACTOR = "/members/settings/two-factor";
  static final String SESSIONS = "/members/settings/sessions";
  static final String TOKENS = "/members/settings/tokens";
  static final String DATA = "/members/settings/data";

  private MemberMenus() {}

  /** Returns the entries; other modules' settings stand between the tokens and the data. */
  static List<NavigationEntry> entries() {
    return List.of(
        settings(PROFILE, "settings.profile", 100),
        settings(SIGN_IN, "settings.sign-in", 110),
        settings(TWO_FACTOR, "settings.two-factor.tab", 115),
        settings(SESSIONS, "settings.sessions", 120),
        settings(TOKENS, "settings.tokens", 130),
        settings(DATA, "settings.data", 900),
        administration(DirectoryPages.PATH, "directory.title", 100),
        administration("/members/groups", "groups.title", 110));
  }

  private static NavigationEntry settings(String path, String key, int order) {
    return new NavigationEntry(Menu.SETTINGS, path, key, order, MembersPermissions.READ_SELF);
  }

  private static NavigationEntry administration(String path, String key, int order) {
    return new NavigationEntry(
        Menu.ADMINISTRATION, path, key, order, MembersPermissions.READ_DIRECTORY);
  }
}
