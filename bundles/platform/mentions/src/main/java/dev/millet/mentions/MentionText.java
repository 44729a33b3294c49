package dev.millet.mentions;

import dev.millet.api.pages.Html;
import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds {@code @handle} in rendered text, so that what stands in code or in a link is none, and
 * puts something in its place.
 *
 * <p>A handle has letters and digits of any script and {@code . _ -}, and Chinese is written
 * without spaces: in {@code @林晓雨你好} the longest beginning that somebody is called counts, cut where
 * a word may end.
 */
final class MentionText {

  /** Stands for {@code <} while there are no tags in a text: no text has this character. */
  private static final char NO_TAG = '\u0001';

  /** The longest handle, in code points. */
  private static final int MAX_HANDLE = 30;

  /** A tag, or an at sign with what may be a handle; the sanitizer writes some characters so. */
  private static final Pattern PIECE =
      Pattern.compile(
          "<(/?)([a-zA-Z0-9]+)[^>]*>"
              + "|(?<![[\\p{L}\\p{M}\\p{N}._%+@-]"
              + "&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]])"
              + "(?:@|&#64;)"
              + "((?:[\\p{L}\\p{M}\\p{N}._-]|&#[0-9]{1,7};|&#x[0-9a-fA-F]{1,6};){2,60})");

  private static final Pattern ENTITY = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));");

  private MentionText() {}

  /** Returns whether a rendered text has an at sign at all. */
  static boolean mayMention(Html text) {
    return text.markup().indexOf('@') >= 0 || text.markup().contains("&#64;");
  }

  /**
   * Replaces mentions.
   *
   * @param known gives what stands for a handle, as it is written; empty where nobody is called so
   */
  static Html replace(Html text, Function<String, Optional<Html>> known) {
    Matcher pieces = PIECE.matcher(text.markup());
    StringBuilder out = new StringBuilder(text.markup().length());
    int protectedDepth = 0;
    int copied = 0;
    while (pieces.find()) {
      if (pieces.group(2) != null) {
        protectedDepth += depth(pieces.group(2)) * (pieces.group(1).isEmpty() ? 1 : -1);
        continue;
      }
      if (protectedDepth > 0) {
        continue;
      }
      String candidate = plain(pieces.group(3));
      for (String handle = whole(candidate); handle != null; handle = shorter(handle)) {
        Optional<Html> replacement = known.apply(handle);
        if (replacement.isPresent()) {
          out.append(text.markup(), copied, pieces.start()).append(replacement.get().markup());
          copied = pieces.start(3) + encodedLength(pieces.group(3), handle);
          break;
        }
      }
    }
    return copied == 0 ? text : new Html(out.append(text.markup().substring(copied)).toString());
  }

  /**
   * Replaces mentions in a text before it is rendered, wherever they stand: in code and links, too.
   *
   * @param known gives what stands for a handle, as it is written; empty to leave it
   */
  static String replaceEverywhere(String text, Function<String, Optional<String>> known) {
    Html flat = new Html(text.replace('<', NO_TAG));
    return replace(flat, handle -> known.apply(handle).map(Html::new))
        .markup()
        .replace(NO_TAG, '<');
  }

  private static int depth(String tag) {
    return switch (tag) {
      case "a", "code", "pre" -> 1;
      default -> 0;
    };
  }

  private static String plain(String encoded) {
    return ENTITY
        .matcher(encoded)
        .replaceAll(entity -> Matcher.quoteReplacement(Character.toString(point(entity))));
  }

  private static int point(MatchResult entity) {
    int point =
        entity.group(1) == null
            ? Integer.parseInt(entity.group(2))
            : Integer.parseInt(entity.group(1), 16);
    return Character.isValidCodePoint(point) ? point : ' ';
  }

  /** The first characters that a handle can have; null where they are too few. */
  private static String whole(String candidate) {
    int end = 0;
    for (int count = 0; end < candidate.length() && count < MAX_HANDLE; count++) {
      int point = candidate.codePointAt(end);
      if (!isOfHandle(point)) {
        break;
      }
      end += Character.charCount(point);
    }
    return longEnough(candidate.substring(0, end));
  }

  private static boolean isOfHandle(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || point == '.'
        || point == '_'
        || point == '-';
  }

  /** The next shorter beginning that may be a word of its own; null if absent. */
  private static String shorter(String handle) {
    int end = handle.length();
    while (end > 0) {
      int point = handle.codePointBefore(end);
      end -= Character.charCount(point);
      if (endsWord(point) || (end > 0 && endsWord(handle.codePointBefore(end)))) {
        return longEnough(handle.substring(0, end));
      }
    }
    return null;
  }

  private static String longEnough(String handle) {
    return handle.codePointCount(0, handle.length()) < 2 ? null : handle;
  }

  /** Whether a word may end before or after this. */
  private static boolean endsWord(int point) {
    return switch (UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL, THAI -> true;
      default -> point == '.' || point == '_' || point == '-';
    };
  }

  /** How many characters of the encoded text make the handle. */
  private static int encodedLength(String encoded, String handle) {
    int end = 0;
    for (int plain = 0; plain < handle.length(); ) {
      int semicolon = encoded.charAt(end) == '&' ? encoded.indexOf(';', end) : -1;
      int next =
          semicolon < 0 ? end + Character.charCount(encoded.codePointAt(end)) : semicolon + 1;
      plain += plain(encoded.substring(end, next)).length();
      end = next;
    }
    return end;
  }
}
