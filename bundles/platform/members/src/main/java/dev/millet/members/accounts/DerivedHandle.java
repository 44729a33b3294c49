package dev.millet.members.accounts;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Handles for people who did not choose one: from their names, as near as the rules allow. The
 * first is the name itself; the next ones end in more and more digits of a hash that is the
 * person's own, so that thousands of people of one name need no search.
 */
final class DerivedHandle {

  /** After how many attempts another one cannot help. */
  static final int ATTEMPTS = 5;

  private static final String NAMELESS = "member";

  private final String base;
  private final String digits;

  DerivedHandle(SourcePerson person) {
    this.base = base(person.name());
    this.digits = person.key();
  }

  /** Returns whether the name makes no handle, so that one is made of digits alone. */
  boolean isNameless() {
    return base.equals(NAMELESS);
  }

  /** Returns a valid handle; the same one for the same person and attempt. */
  MemberHandle attempt(int number) {
    if (number == 0 && !base.equals(NAMELESS)) {
      return MemberHandle.read(base);
    }
    String end = "-" + digits.substring(0, 4 * Math.max(1, number));
    return MemberHandle.read(cut(base, MemberHandle.MAX_LENGTH - end.length()) + end);
  }

  private static String base(String name) {
    String plain = dashed(Normalizer.normalize(name, Normalizer.Form.NFKC));
    if (isHandle(plain)) {
      return plain;
    }
    String oneScript = dashed(mostUsedScript(plain));
    return isHandle(oneScript) ? oneScript : NAMELESS;
  }

  private static boolean isHandle(String text) {
    MemberHandle handle = MemberHandle.read(text);
    int length = text.codePointCount(0, text.length());
    return handle != null
        && length >= MemberHandle.MIN_LENGTH
        && length <= MemberHandle.MAX_LENGTH
        && HandleCharacters.wellFormed(handle.text())
        && Scripts.readTogether(handle.text())
        && !ReservedHandles.contains(handle);
  }

  /** Small letters, with one dash for whatever cannot stand in a handle. */
  private static String dashed(String name) {
    StringBuilder text = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .limit(200)
        .forEach(
            c -> {
              boolean first = text.isEmpty();
              if (first ? HandleCharacters.opens(c) : HandleCharacters.allowed(c)) {
                text.appendCodePoint(c);
              } else if (!first && text.charAt(text.length() - 1) != '-') {
                text.append('-');
              }
            });
    return cut(text.toString(), MemberHandle.MAX_LENGTH);
  }

  private static String mostUsedScript(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .mapToObj(UnicodeScript::of)
        .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
        .forEach(script -> counts.merge(script, 1, Integer::sum));
    UnicodeScript max =
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(UnicodeScript.LATIN);
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(c -> UnicodeScript.of(c) == max || c == '-' || (c >= '0' && c <= '9'))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Cuts a text to so many code points, without a separator at the end. */
  private static String cut(String text, int max) {
    int[] points = text.codePoints().limit(max).toArray();
    int end = points.length;
    while (end > 0 && HandleCharacters.isSeparator(points[end - 1])) {
      end--;
    }
    return new String(points, 0, end);
  }
}
