package dev.millet.pages;

import dev.millet.api.gateway.Request;

/** Light or dark, or as the reader's system has it. */
public enum Theme {
  AUTO,
  LIGHT,
  DARK;

  static final String COOKIE = "millet_theme";

  static Theme of(Request request) {
    return of(request.cookie(COOKIE).orElse(""));
  }

  static Theme of(String word) {
    return switch (word) {
      case "light" -> LIGHT;
      case "dark" -> DARK;
      default -> AUTO;
    };
  }

  public String word() {
    return switch (this) {
      case AUTO -> "auto";
      case LIGHT -> "light";
      case DARK -> "dark";
    };
  }
}
