package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import java.util.List;

/** The members bundle's own pages in the settings and in the administration. */
final class MemberMenus {

  static final String PROFILE = "/members/settings";
  static final String SIGN_IN = "/members/settings/sign-in";
  static final String SESSIONS = "/members/settings/sessions";
  static final String TOKENS = "/members/settings/tokens";
  static final String DATA = "/members/settings/data";

  private static final Permission OWN = Permission.toRead("members.self", Role.MEMBER);

  private MemberMenus() {}

  /** Returns the entries; other modules' settings stand between the tokens and the data. */
  static List<NavigationEntry> entries() {
    return List.of(
        new NavigationEntry(Menu.SETTINGS, PROFILE, "settings.profile", 100, OWN),
        new NavigationEntry(Menu.SETTINGS, SIGN_IN, "settings.sign-in", 110, OWN),
        new NavigationEntry(Menu.SETTINGS, SESSIONS, "settings.sessions", 120, OWN),
        new NavigationEntry(Menu.SETTINGS, TOKENS, "settings.tokens", 130, OWN),
        new NavigationEntry(Menu.SETTINGS, DATA, "settings.data", 900, OWN),
        new NavigationEntry(
            Menu.ADMINISTRATION, DirectoryPages.PATH, "directory.title", 100, DirectoryPages.SEE),
        new NavigationEntry(
            Menu.ADMINISTRATION, "/members/circles", "circles.title", 110, DirectoryPages.SEE));
  }
}
