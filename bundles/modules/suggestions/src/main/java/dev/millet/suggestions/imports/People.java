package dev.millet.suggestions.imports;

import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The members that stand for the people of a file, remembered for the length of one import so that
 * each is asked for once. Used by one thread, inside writes; an import whose write fails ends.
 */
final class People {

  private static final int MOST = 100_000;

  private final Members members;
  private final Map<Name, Long> known = new HashMap<>();

  /** A person's name in a source. */
  record Name(String source, String name) {}

  People(Members members) {
    this.members = members;
  }

  /** The member's id, made where there is none yet; null for null. */
  Long of(String source, String name) {
    if (name == null) {
      return null;
    }
    Name person = new Name(source, name);
    if (!known.containsKey(person)) {
      meet(List.of(person));
    }
    return known.get(person);
  }

  /** Asks for many at once, so that {@link #of} need not. */
  void meet(Collection<Name> people) {
    if (known.size() > MOST) {
      known.clear();
    }
    Map<String, Set<String>> missing = new HashMap<>();
    for (Name person : people) {
      if (!known.containsKey(person)) {
        missing
            .computeIfAbsent(person.source(), source -> new LinkedHashSet<>())
            .add(person.name());
      }
    }
    missing.forEach(
        (source, names) -> {
          Map<String, Member> found = members.imported(source, names);
          found.forEach((name, member) -> known.put(new Name(source, name), member.id()));
        });
  }
}
