package dev.millet.pages;

import java.util.List;

/**
 * One of several texts, by the size of a number (see {@link java.text.ChoiceFormat}).
 *
 * @param limits from which number on the text of the same position holds, ascending
 */
record ChoiceMessage(int index, double[] limits, List<Message> texts) implements Message {

  @Override
  public void append(Object[] arguments, StringBuilder out) {
    if (index >= arguments.length || !(arguments[index] instanceof Number number)) {
      out.append('{').append(index).append('}');
      return;
    }
    double value = number.doubleValue();
    int choice = 0;
    while (choice + 1 < limits.length && value >= limits[choice + 1]) {
      choice++;
    }
    texts.get(choice).append(arguments, out);
  }
}
