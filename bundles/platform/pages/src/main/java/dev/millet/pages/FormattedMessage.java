package dev.millet.pages;

import java.text.Format;

/**
 * An argument in a form of its own, such as a percentage. Formats are no good for several threads.
 */
record FormattedMessage(int index, Format format) implements Message {

  @Override
  public void append(Object[] arguments, StringBuilder out) {
    if (index >= arguments.length) {
      out.append('{').append(index).append('}');
      return;
    }
    out.append(((Format) format.clone()).format(arguments[index]));
  }
}
