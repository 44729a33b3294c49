package dev.millet.members.twofactor;

import java.text.Normalizer;
import java.util.Locale;

/** A code as people type it: with spaces, hyphens, full-width digits or capitals. */
final class TypedCode {

  private TypedCode() {}

  /** Returns the letters and digits of a code alone, in small letters. */
  static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^0-9a-z]", "");
  }
}
