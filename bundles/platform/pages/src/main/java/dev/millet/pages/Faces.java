package dev.millet.pages;

import dev.millet.api.images.Image;
import dev.millet.api.images.ImageSize;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Html;
import java.lang.Character.UnicodeScript;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How members are shown. */
final class Faces {

  private static final int HUES = 8;

  private Faces() {}

  static Html avatar(Person member) {
    return new Html(avatarMarkup(member));
  }

  private static String avatarMarkup(Person member) {
    if (member.avatar() != null) {
      return "<img class=\"avatar\" alt=\"\" loading=\"lazy\" decoding=\"async\" src=\""
          + Text.escaped(Image.path(member.avatar(), ImageSize.ICON))
          + "\">";
    }
    return "<span class=\"avatar\" aria-hidden=\"true\" data-hue=\""
        + Math.floorMod(member.id(), HUES)
        + "\">"
        + Text.escaped(initials(member.displayName()))
        + "</span>";
  }

  static Html person(Person member) {
    return new Html(
        "<a class=\"person\" href=\"/members/"
            + URLEncoder.encode(member.handle(), StandardCharsets.UTF_8)
            + "\">"
            + avatarMarkup(member)
            + "<bdi class=\"person-name\">"
            + Text.escaped(member.displayName())
            + "</bdi></a>");
  }

  static Html nobody(String name) {
    return new Html("<span class=\"person\">" + Text.escaped(name) + "</span>");
  }

  /** The first letters of the first and last word; of a Chinese name the last character. */
  static String initials(String name) {
    String trimmed = name.strip();
    if (trimmed.isEmpty()) {
      return "?";
    }
    int first = trimmed.codePointAt(0);
    if (UnicodeScript.of(first) == UnicodeScript.HAN) {
      return Character.toString(trimmed.codePointBefore(trimmed.length()));
    }
    int space = trimmed.lastIndexOf(' ');
    String last = space < 0 ? "" : Character.toString(trimmed.codePointAt(space + 1));
    return (Character.toString(first) + last).toUpperCase(Locale.ROOT);
  }
}
