package dev.millet.pages;

/** Makes a source fit for the parser. */
final class MarkdownSource {

  private MarkdownSource() {}

  /** The first code points, without control characters and broken surrogates, in linear time. */
  static String fit(String source, int codePoints) {
    return BidiControls.tame(Text.wellFormed(withoutControls(cut(source, codePoints))));
  }

  private static String cut(String source, int codePoints) {
    if (source.length() <= codePoints) {
      return source;
    }
    if (source.codePointCount(0, source.length()) <= codePoints) {
      return source;
    }
    return source.substring(0, source.offsetByCodePoints(0, codePoints));
  }

  private static String withoutControls(String source) {
    int i = 0;
    while (i < source.length() && !isControl(source.charAt(i))) {
      i++;
    }
    if (i == source.length()) {
      return source;
    }
    StringBuilder out = new StringBuilder(source.length());
    source.chars().filter(c -> !isControl((char) c)).forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0);
  }
}
