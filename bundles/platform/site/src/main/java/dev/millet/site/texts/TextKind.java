package dev.millet.site.texts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The texts that a company writes, in the order in which they are linked. */
enum TextKind {
  PRIVACY,
  TERMS,
  CONTACT;

  /** Returns its word in addresses and messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether members agree to it when they sign up. */
  boolean consent() {
    return this != CONTACT;
  }

  static Optional<TextKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
