package dev.millet.pages;

import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Parses {@link MessageFormat} patterns once, into messages that are formatted without clones or
 * reflection. Arguments that are whole numbers, and choices between texts, take a fast way; every
 * other format is MessageFormat's own.
 */
final class MessageParser {

  private final Locale locale;

  MessageParser(Locale locale) {
    this.locale = locale;
  }

  /**
   * Parses.
   *
   * @throws IllegalArgumentException where the pattern is none
   */
  Message parse(String pattern) {
    MessageFormat skeleton = new MessageFormat(pattern, locale);
    Format[] formats = skeleton.getFormats();
    if (formats.length == 0) {
      return new FixedMessage(skeleton.format(new Object[0]));
    }
    skeleton.setFormats(new Format[formats.length]);
    return new JoinedMessage(parts(skeleton, formats));
  }

  /** With one character standing for each argument, the skeleton's output shows where they go. */
  private List<Message> parts(MessageFormat skeleton, Format[] formats) {
    Object[] marks = new Object[greatestArgument(skeleton) + 1];
    java.util.Arrays.fill(marks, "x");
    AttributedCharacterIterator text = skeleton.formatToCharacterIterator(marks);
    List<Message> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int next = 0;
    for (char c = text.first(); c != CharacterIterator.DONE; c = text.next()) {
      Object argument = text.getAttribute(MessageFormat.Field.ARGUMENT);
      if (argument == null) {
        literal.append(c);
        continue;
      }
      if (!literal.isEmpty()) {
        parts.add(new FixedMessage(literal.toString()));
        literal.setLength(0);
      }
      parts.add(argument((Integer) argument, formats[next++]));
    }
    if (!literal.isEmpty()) {
      parts.add(new FixedMessage(literal.toString()));
    }
    return List.copyOf(parts);
  }

  private static int greatestArgument(MessageFormat format) {
    return format.getFormatsByArgumentIndex().length - 1;
  }

  private Message argument(int index, Format format) {
    if (format instanceof ChoiceFormat choice) {
      List<Message> texts = new ArrayList<>();
      for (Object text : choice.getFormats()) {
        String pattern = (String) text;
        texts.add(pattern.indexOf('{') < 0 ? new FixedMessage(pattern) : parse(pattern));
      }
      return new ChoiceMessage(index, choice.getLimits(), List.copyOf(texts));
    }
    if (format == null || format.equals(NumberFormat.getInstance(locale))) {
      return new ArgumentMessage(index, locale);
    }
    return new FormattedMessage(index, format);
  }
}
