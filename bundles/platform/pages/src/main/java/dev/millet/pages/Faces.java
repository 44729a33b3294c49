package dev.millet.pages;

import dev.millet.api.images.Image;
import dev.millet.api.images.ImageSize;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Html;
import java.lang.Character.UnicodeScript;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How members are shown. */
final class Faces {

  private static final int HUES = 8;
  private static final Pattern WORDS = Pattern.compile("[\\s\\p{Z}]+");

  /** The face of everybody whose account is deleted. */
  static final Html NOBODY =
      new Html("<span class=\"avatar avatar-gone\" aria-hidden=\"true\"></span>");

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
        + Text.escaped(initials(member))
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
    return new Html(
        "<span class=\"person person-gone\">"
            + NOBODY.markup()
            + "<span class=\"person-name\">"
            + Text.escaped(name)
            + "</span></span>");
  }

  /**
   * Returns the letters that stand for a member without an image: those that the first and the last
   * word begin with, of a Chinese name its last character. Signs and emoji stand for nobody; a name
   * of nothing else is known by its handle.
   */
  static String initials(Person member) {
    String letters = initials(member.displayName());
    return letters.isEmpty() ? initials(member.handle()) : letters;
  }

  private static String initials(String name) {
    List<String> words =
        WORDS.splitAsStream(name).map(Faces::letters).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      return "";
    }
    String first = words.get(0);
    String last = words.get(words.size() - 1);
    if (UnicodeScript.of(first.codePointAt(0)) == UnicodeScript.HAN) {
      return Character.toString(last.codePointBefore(last.length()));
    }
    String second = words.size() == 1 ? "" : firstOf(last);
    return (firstOf(first) + second).toUpperCase(Locale.ROOT);
  }

  private static String letters(String word) {
    return word.codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String firstOf(String word) {
    return Character.toString(word.codePointAt(0));
  }
}
