package dev.millet.search.index;

import dev.millet.api.products.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Audiences as words of the index: a reader finds what has one of theirs. */
public final class Audiences {

  private static final String EVERYBODY = "everybody";
  private static final String MEMBERS = "members";
  private static final String GROUP = "group:";

  private Audiences() {}

  /** Returns the words of an audience. */
  static List<String> words(Audience audience) {
    return switch (audience.kind()) {
      case EVERYBODY -> List.of(EVERYBODY);
      case MEMBERS -> List.of(MEMBERS);
      case GROUPS -> audience.groups().stream().map(GROUP::concat).toList();
    };
  }

  /** Returns the words of a visitor. */
  public static List<String> ofVisitor() {
    return List.of(EVERYBODY);
  }

  /** Returns the words of a member who is in groups. */
  public static List<String> ofMember(Set<String> groups) {
    List<String> words = new ArrayList<>(List.of(EVERYBODY, MEMBERS));
    groups.forEach(group -> words.add(GROUP + group));
    return words;
  }
}
