package dev.millet.api.subjects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that can be voted on: a type and an id, such as {@code suggestion/42}.
 *
 * @param type a lower-case word of 1 to 40 letters, digits and hyphens
 * @param id 1 to 64 characters: letters, digits, {@code . _ ~ -}
 */
public record Subject(String type, String id) {

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

  public Subject {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "a subject type is a lower-case word of at most 40 characters");
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a subject id is 1 to 64 letters, digits, dots, hyphens, underscores or tildes");
    }
  }

  public static Subject of(String type, long id) {
    return new Subject(type, Long.toString(id));
  }

  /**
   * Returns the ids of subjects by their types, each as often as it stands there.
   *
   * @since 1.4
   */
  public static Map<String, List<String>> idsByType(Collection<Subject> subjects) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      ids.computeIfAbsent(subject.type(), type -> new ArrayList<>()).add(subject.id());
    }
    return ids;
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
