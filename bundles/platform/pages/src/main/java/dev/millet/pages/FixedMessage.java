package dev.millet.pages;

/** A text without arguments. */
record FixedMessage(String text) implements Message {

  @Override
  public void append(Object[] arguments, StringBuilder out) {
    out.append(text);
  }

  @Override
  public String format(Object... arguments) {
    return text;
  }
}
