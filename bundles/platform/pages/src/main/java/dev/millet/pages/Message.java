package dev.millet.pages;

/** A text with places for arguments, parsed once. Thread-safe. */
sealed interface Message
    permits FixedMessage, JoinedMessage, ArgumentMessage, ChoiceMessage, FormattedMessage {

  void append(Object[] arguments, StringBuilder out);

  default String format(Object... arguments) {
    StringBuilder out = new StringBuilder(64);
    append(arguments, out);
    return out.toString();
  }
}
