package dev.millet.imports.file;

import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.members.ImportedPerson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one object of the file, read with their types checked.
 *
 * @param place where it stands in the file
 * @param path where the object stands, such as {@code comments[2].}; empty for the row itself
 */
record FieldValues(Place place, String path, Map<?, ?> values) implements FileRow {

  private static final Reason NO_TEXT = Reason.of("no-text", "a text is expected");
  private static final Reason NO_NUMBER = Reason.of("no-number", "a whole number is expected");
  private static final Reason NO_LIST = Reason.of("no-list", "a list is expected");
  private static final Reason NO_OBJECT = Reason.of("no-object", "an object is expected");

  @Override
  public long line() {
    return place.line();
  }

  @Override
  public boolean isScattered() {
    return place.scattered();
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    values.keySet().forEach(name -> names.add(String.valueOf(name)));
    return names;
  }

  @Override
  public Object value(String name) {
    return values.get(name);
  }

  @Override
  public String text(String name) throws RefusedRowException {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Integer || value instanceof Long) {
      return value.toString();
    }
    throw refuse(name, NO_TEXT);
  }

  @Override
  public String requiredText(String name) throws RefusedRowException {
    String text = text(name);
    if (text == null || text.isBlank()) {
      throw refuse(name, Reason.MISSING);
    }
    return text.strip();
  }

  @Override
  public String checked(FileText rule, String text) throws RefusedRowException {
    Optional<Reason> problem = rule.problem(text);
    if (problem.isPresent()) {
      throw refuse(rule.field(), problem.get());
    }
    return rule.fit(text);
  }

  @Override
  public int number(String name, int defaultValue) throws RefusedRowException {
    Object value = values.get(name);
    if (value == null) {
      return defaultValue;
    }
    if (value instanceof Integer number) {
      return number;
    }
    throw refuse(name, NO_NUMBER);
  }

  @Override
  public List<String> texts(String name) throws RefusedRowException {
    List<String> texts = new ArrayList<>();
    List<?> list = list(name);
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof String text)) {
        throw refuse(name + "[" + i + "]", NO_TEXT);
      }
      texts.add(text);
    }
    return texts;
  }

  private List<?> list(String name) throws RefusedRowException {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw refuse(name, NO_LIST);
  }

  @Override
  public int size(String name) throws RefusedRowException {
    return list(name).size();
  }

  @Override
  public FileRow element(String name, int index) throws RefusedRowException {
    String element = name + "[" + index + "]";
    Object value = list(name).get(index);
    if (value instanceof FieldValues elsewhere) {
      return elsewhere;
    }
    if (value instanceof Map<?, ?> object) {
      return new FieldValues(place, path + element + ".", object);
    }
    throw refuse(element, NO_OBJECT);
  }

  @Override
  public Instant time(String name) throws RefusedRowException {
    return place.times().moment(this, name);
  }

  @Override
  public LocalDate day(String name) throws RefusedRowException {
    return place.times().day(this, name);
  }

  @Override
  public ImportedPerson person(String name) throws RefusedRowException {
    return ImportedPerson.named(text(name));
  }

  @Override
  public RefusedRowException refuse(String name, Reason reason) {
    return place.refuse(path + name, reason);
  }
}
