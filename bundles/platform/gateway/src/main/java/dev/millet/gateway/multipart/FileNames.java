package dev.millet.gateway.multipart;

/** Makes of a file name that a client sends one that can be shown. */
final class FileNames {

  private static final int MAX_LENGTH = 255;

  private FileNames() {}

  /**
   * The last segment, whichever way its segments are parted, without control characters and marks
   * that turn the direction of text, at most 255 code points.
   */
  static String clean(String sent) {
    // Browsers write a quotation mark like this (HTML, "multipart/form-data boundary string").
    String name = sent.replace("%22", "\"");
    int start = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    int[] shown =
        name.substring(start).codePoints().filter(FileNames::isShown).limit(MAX_LENGTH).toArray();
    String clean = new String(shown, 0, shown.length).strip();
    return clean.equals(".") || clean.equals("..") ? "" : clean;
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
