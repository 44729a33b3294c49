package dev.millet.members.pages;

import java.util.Locale;

/** The parts of a member's settings. */
public enum SettingsSection {
  PROFILE(""),
  SIGN_IN("/sign-in"),
  SESSIONS("/sessions"),
  TOKENS("/tokens"),
  DATA("/data");

  private static final String SETTINGS = "/members/settings";

  private final String end;

  SettingsSection(String end) {
    this.end = end;
  }

  public String path() {
    return SETTINGS + end;
  }

  /** Its name in the messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
