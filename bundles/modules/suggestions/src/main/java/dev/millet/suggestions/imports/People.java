package dev.millet.suggestions.imports;

import dev.millet.api.guard.Guard;
import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members that stand for the people of a file, remembered for the length of one import so that
 * each is asked for once. Used by one thread, inside writes; an import whose write fails ends.
 */
final class People {

  private static final int MOST = 100_000;

  private final Members members;
  private final Guard guard;
  private final Map<Key, Long> known = new HashMap<>();

  /** A person of a source. */
  record Somebody(String source, Person person) {
    Key key() {
      return new Key(source, person.key());
    }
  }

  private record Key(String source, String key) {}

  People(Members members, Guard guard) {
    this.members = members;
    this.guard = guard;
  }

  /** Returns the member's id, made where there is none yet; null for null. */
  Long of(String source, Person person) {
    if (person == null) {
      return null;
    }
    Somebody somebody = new Somebody(source, person);
    if (!known.containsKey(somebody.key())) {
      meet(List.of(somebody));
    }
    return known.get(somebody.key());
  }

  /**
   * Asks for many at once, so that {@link #of} need not, and keeps them until the commit: whoever
   * deleted their account since an earlier write is a new person of the source.
   */
  void meet(Collection<Somebody> people) {
    if (known.size() > MOST) {
      known.clear();
    }
    forgetDeleted(people);
    Map<String, Map<String, ImportedPerson>> missing = new HashMap<>();
    for (Somebody somebody : people) {
      if (!known.containsKey(somebody.key())) {
        missing
            .computeIfAbsent(somebody.source(), source -> new LinkedHashMap<>())
            .putIfAbsent(somebody.person().key(), somebody.person().imported());
      }
    }
    missing.forEach(
        (source, persons) -> {
          Map<String, Member> found = members.importedPeople(source, persons.values());
          found.forEach((key, member) -> known.put(new Key(source, key), member.id()));
        });
  }

  private void forgetDeleted(Collection<Somebody> people) {
    Map<Key, Long> met = new HashMap<>();
    for (Somebody somebody : people) {
      Long id = known.get(somebody.key());
      if (id != null) {
        met.put(somebody.key(), id);
      }
    }
    if (!met.isEmpty()) {
      met.values().removeAll(guard.existingMembers(new HashSet<>(met.values())));
      known.keySet().removeAll(met.keySet());
    }
  }
}
