package dev.millet.members.accounts;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The name by which a member is addressed.
 *
 * @param text as the member wrote it, in Unicode normalization form KC
 * @param key the same for every spelling that counts as this handle: form KC, without case
 * @param shape the same for handles that look alike; unique too, so that nobody passes for somebody
 *     else
 */
public record MemberHandle(String text, String key, String shape) {

  public static final int MIN_LENGTH = 2;
  public static final int MAX_LENGTH = 30;

  /** Longer input is refused before anything is computed from it. */
  public static final int MAX_TYPED = 120;

  /**
   * Takes a handle that somebody wants to have.
   *
   * @throws ProblemException 422 that names the field {@code handle} and the reason
   */
  public static MemberHandle of(String typed) {
    MemberHandle handle = typed == null ? null : read(typed);
    if (handle == null) {
      throw refused("too-long", "A handle has at most " + MAX_LENGTH + " characters");
    }
    int length = handle.text.codePointCount(0, handle.text.length());
    if (length < MIN_LENGTH) {
      throw refused("too-short", "A handle has at least " + MIN_LENGTH + " characters");
    }
    if (length > MAX_LENGTH) {
      throw refused("too-long", "A handle has at most " + MAX_LENGTH + " characters");
    }
    if (!HandleCharacters.wellFormed(handle.text)) {
      throw refused(
          "characters",
          "A handle has letters, digits and . _ - in it, and begins and ends with a letter or"
              + " digit");
    }
    if (!Scripts.readTogether(handle.text)) {
      throw refused("mixed", "A handle does not mix scripts whose letters look alike");
    }
    if (ReservedHandles.contains(handle)) {
      throw refused("reserved", "This handle is kept for the site itself");
    }
    return handle;
  }

  /**
   * Returns the key under which a handle would be found that somebody typed; never a match where
   * that is no handle.
   */
  public static String keyOf(String typed) {
    MemberHandle handle = typed == null ? null : read(typed);
    return handle == null || !HandleCharacters.wellFormed(handle.text) ? "" : handle.key;
  }

  /** Returns whether somebody typed a handle, with or without {@code @} before it. */
  public static boolean same(String typed, String handle) {
    String key = keyOf(typed.strip().replaceFirst("^@", ""));
    return !key.isEmpty() && key.equals(keyOf(handle));
  }

  /** Normalizes what was typed, without judging it; null where it is absurdly long. */
  static MemberHandle read(String typed) {
    String stripped = typed.strip();
    if (stripped.length() > MAX_TYPED) {
      return null;
    }
    String text = Normalizer.normalize(stripped, Normalizer.Form.NFKC);
    return new MemberHandle(text, fold(text), Lookalikes.shape(text));
  }

  /** Removes the case: upper case first, so that ß and ss, or the two lower sigmas, are one. */
  static String fold(String text) {
    String folded = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded.replace('ς', 'σ'), Normalizer.Form.NFKC);
  }

  private static ProblemException refused(String code, String detail) {
    return Problem.invalid("handle", code, detail).toException();
  }
}
