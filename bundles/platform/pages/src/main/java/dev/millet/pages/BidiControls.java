package dev.millet.pages;

/**
 * The invisible characters that turn the direction of text (Unicode Standard Annex 9). What one
 * person writes must not turn what stands beside it, nor show something else than it says:
 * embeddings and overrides go, isolates stay and are closed where their line ends.
 */
final class BidiControls {

  private static final char LEFT_TO_RIGHT_EMBEDDING = '\u202A';
  private static final char RIGHT_TO_LEFT_OVERRIDE = '\u202E';
  private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';
  private static final int DEEPEST = 60;

  private BidiControls() {}

  /** Whether a text may hold anything for {@link #tame}. */
  static boolean mayHave(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isTurn(c) || isIsolate(c) || c == POP_ISOLATE) {
        return true;
      }
    }
    return false;
  }

  /** In time linear in the length; the same object where there is nothing to do. */
  static String tame(String text) {
    if (!mayHave(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isTurn(c)) {
        continue;
      }
      if (isIsolate(c)) {
        if (open == DEEPEST) {
          continue;
        }
        open++;
      } else if (c == POP_ISOLATE) {
        if (open == 0) {
          continue;
        }
        open--;
      } else if (c == '\n') {
        close(open, out);
        open = 0;
      }
      out.append(c);
    }
    close(open, out);
    return out.toString();
  }

  private static void close(int open, StringBuilder out) {
    for (int i = 0; i < open; i++) {
      out.append(POP_ISOLATE);
    }
  }

  private static boolean isTurn(char c) {
    return c >= LEFT_TO_RIGHT_EMBEDDING && c <= RIGHT_TO_LEFT_OVERRIDE;
  }

  private static boolean isIsolate(char c) {
    return c >= LEFT_TO_RIGHT_ISOLATE && c <= FIRST_STRONG_ISOLATE;
  }
}
