package dev.millet.gateway.exchange;

/** Tells content types apart, whatever their parameters and case. */
final class MediaTypes {

  private MediaTypes() {}

  static boolean isForm(String contentType) {
    return is("application/x-www-form-urlencoded", contentType);
  }

  static boolean isMultipart(String contentType) {
    return is("multipart/form-data", contentType);
  }

  /** JSON, or a type built on it ({@code application/problem+json}). */
  static boolean isJson(String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).trim();
    return type.equalsIgnoreCase("application/json") || type.endsWith("+json");
  }

  /** Whether a header {@code Accept} names HTML: browsers do, programs do not. */
  static boolean acceptsHtml(String accept) {
    return accept != null && accept.contains("text/html");
  }

  private static boolean is(String type, String contentType) {
    return contentType != null
        && contentType.regionMatches(true, 0, type, 0, type.length())
        && (contentType.length() == type.length()
            || contentType.charAt(type.length()) == ';'
            || contentType.charAt(type.length()) == ' ');
  }
}
