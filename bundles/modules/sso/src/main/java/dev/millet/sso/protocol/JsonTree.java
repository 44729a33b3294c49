package dev.millet.sso.protocol;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON document in which values are found by pointers (RFC 6901). Immutable. */
final class JsonTree {

  private static final int MAX_ERROR = 200;

  private final Object root;

  private JsonTree(Object root) {
    this.root = root;
  }

  static JsonTree of(Object root) {
    return new JsonTree(root);
  }

  /** Reads a document; empty where the text is none. */
  static Optional<JsonTree> read(String text) {
    try {
      Object root = JSONUtils.parseJSON(text);
      return root instanceof Map || root instanceof List
          ? Optional.of(new JsonTree(root))
          : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  Object root() {
    return root;
  }

  /** Returns what a pointer leads to; null where there is nothing. */
  Object at(String pointer) {
    Object value = root;
    if (pointer.isEmpty()) {
      return null;
    }
    for (String step : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      if (value instanceof Map<?, ?> object) {
        value = object.get(name);
      } else if (value instanceof List<?> array && name.matches("[0-9]{1,6}")) {
        int index = Integer.parseInt(name);
        value = index < array.size() ? array.get(index) : null;
      } else {
        return null;
      }
    }
    return value;
  }

  /** Returns the text or number that a pointer leads to; empty if it leads to nothing. */
  String text(String pointer) {
    Object value = at(pointer);
    return value instanceof String || value instanceof Number ? value.toString() : "";
  }

  boolean isTrue(String pointer) {
    Object value = at(pointer);
    return Boolean.TRUE.equals(value) || "true".equals(value);
  }

  /** Returns the texts of a list, or a text as a list of one; null where there is neither. */
  List<String> texts(String pointer) {
    return texts(at(pointer));
  }

  static List<String> texts(Object value) {
    if (value instanceof List<?> all) {
      return all.stream()
          .filter(each -> each instanceof String || each instanceof Number)
          .map(Object::toString)
          .toList();
    }
    return value instanceof String text ? List.of(text) : null;
  }

  /** Returns what a provider says is wrong, shortened; empty where it says nothing. */
  String error() {
    StringBuilder text = new StringBuilder();
    for (String pointer :
        List.of(
            "/error", "/error_description", "/errcode", "/errmsg", "/code", "/message", "/msg")) {
      String part = text(pointer);
      if (!part.isEmpty()) {
        text.append(": ").append(part);
      }
    }
    String plain = text.toString().replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= MAX_ERROR ? plain : plain.substring(0, MAX_ERROR);
  }
}
