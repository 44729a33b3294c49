package dev.millet.pages;

import java.text.NumberFormat;
import java.util.Locale;

/** An argument in its usual form: text as it is, numbers with their groups. */
record ArgumentMessage(int index, Locale locale) implements Message {

  @Override
  public void append(Object[] arguments, StringBuilder out) {
    if (index >= arguments.length) {
      out.append('{').append(index).append('}');
      return;
    }
    Object value = arguments[index];
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      out.append(Numbers.grouped(((Number) value).longValue()));
    } else if (value instanceof Number) {
      out.append(NumberFormat.getInstance(locale).format(value));
    } else {
      out.append(value);
    }
  }
}
