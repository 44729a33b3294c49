package dev.millet.api.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Several texts of one kind, such as tags. Blank ones are left out, those that are there twice
 * count once, and a value that is read is never null.
 *
 * @param each what each of them may look like; its name is the list's
 * @param maxCount how many there may be
 */
public record ListField(TextField each, int maxCount) implements Field {

  private static final Pattern SEPARATORS = Pattern.compile("[,;，、；\\n]");

  @Override
  public String name() {
    return each.name();
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Object example() {
    return each.example() == null ? null : List.of(each.example());
  }

  @Override
  public List<Class<?>> types() {
    return List.of(List.class);
  }

  /** Reads what a form sent: each input may have several, separated by commas of any kind. */
  @Override
  public Reading parse(List<String> typed) {
    return check(typed.stream().flatMap(SEPARATORS::splitAsStream).toList());
  }

  @Override
  public Reading check(Object value) {
    List<String> texts = new ArrayList<>();
    for (Object text : value == null ? List.of() : (List<?>) value) {
      Reading read = each.check(text);
      if (read.error() != null && !read.error().code().equals("missing")) {
        return new Reading(List.of(), read.error());
      }
      if (!read.value().equals("") && !texts.contains(read.value())) {
        texts.add((String) read.value());
      }
      if (texts.size() > maxCount) {
        return Reading.refused(
            List.of(),
            name(),
            "too-many",
            name() + " has at most " + maxCount + " entries",
            maxCount);
      }
    }
    return Reading.of(List.copyOf(texts));
  }

  @Override
  public List<String> show(Object value) {
    List<String> texts = new ArrayList<>();
    for (Object text : value == null ? List.of() : (List<?>) value) {
      texts.addAll(each.show(text));
    }
    return texts.isEmpty() ? List.of() : List.of(String.join(", ", texts));
  }
}
