package dev.millet.suggestions.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one object of the file, read with their types checked.
 *
 * @param place where it stands in the file
 * @param path where the object stands, such as {@code comments[2].}; empty for the row itself
 */
record Fields(Place place, String path, Map<?, ?> values) {

  Set<?> names() {
    return values.keySet();
  }

  /** Returns a text; null where it is absent or null. Whole numbers are taken as texts. */
  String text(String name) throws RefusedFieldException {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Integer || value instanceof Long) {
      return value.toString();
    }
    throw refuse(name, Reason.NO_TEXT);
  }

  /** Returns a text that must be there. */
  String requiredText(String name) throws RefusedFieldException {
    String text = text(name);
    if (text == null || text.isBlank()) {
      throw refuse(name, Reason.MISSING);
    }
    return text.strip();
  }

  /** Returns a whole number; the given one where it is absent or null. */
  int number(String name, int otherwise) throws RefusedFieldException {
    Object value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Integer number) {
      return number;
    }
    throw refuse(name, Reason.NO_NUMBER);
  }

  /** Returns a list; empty where it is absent or null. */
  List<?> list(String name) throws RefusedFieldException {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw refuse(name, Reason.NO_LIST);
  }

  /** Returns a list of texts. */
  List<String> texts(String name) throws RefusedFieldException {
    List<String> texts = new ArrayList<>();
    List<?> list = list(name);
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof String text)) {
        throw refuse(name + "[" + i + "]", Reason.NO_TEXT);
      }
      texts.add(text);
    }
    return texts;
  }

  /** Returns an element of a list of objects. */
  Fields element(String name, int index) throws RefusedFieldException {
    String element = name + "[" + index + "]";
    Object value = list(name).get(index);
    if (value instanceof Fields elsewhere) {
      return elsewhere;
    }
    if (value instanceof Map<?, ?> object) {
      return new Fields(place, path + element + ".", object);
    }
    throw refuse(element, Reason.NO_OBJECT);
  }

  RefusedFieldException refuse(String name, Reason reason) {
    return place.refuse(path + name, reason);
  }
}
