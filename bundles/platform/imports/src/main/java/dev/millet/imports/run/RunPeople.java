package dev.millet.imports.run;

import dev.millet.api.guard.Guard;
import dev.millet.api.imports.ImportedPeople;
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
final class RunPeople implements ImportedPeople {

  private static final int MAX_KNOWN = 100_000;

  private final Members members;
  private final Guard guard;
  private final Map<Key, Long> known = new HashMap<>();

  private record Key(String source, String key) {
    static Key of(Named named) {
      return new Key(named.source(), named.person().key());
    }
  }

  RunPeople(Members members, Guard guard) {
    this.members = members;
    this.guard = guard;
  }

  @Override
  public Long of(String source, ImportedPerson person) {
    if (person == null) {
      return null;
    }
    Named named = new Named(source, person);
    if (!known.containsKey(Key.of(named))) {
      meet(List.of(named));
    }
    return known.get(Key.of(named));
  }

  @Override
  public void meet(Collection<Named> everybody) {
    List<Named> people = everybody.stream().filter(each -> each.person() != null).toList();
    if (known.size() > MAX_KNOWN) {
      known.clear();
    }
    forgetDeleted(people);
    Map<String, Map<String, ImportedPerson>> missing = new HashMap<>();
    for (Named named : people) {
      if (!known.containsKey(Key.of(named))) {
        missing
            .computeIfAbsent(named.source(), source -> new LinkedHashMap<>())
            .putIfAbsent(named.person().key(), named.person());
      }
    }
    missing.forEach(
        (source, persons) -> {
          Map<String, Member> found = members.importedPeople(source, persons.values());
          found.forEach((key, member) -> known.put(new Key(source, key), member.id()));
        });
  }

  private void forgetDeleted(Collection<Named> people) {
    Map<Key, Long> met = new HashMap<>();
    for (Named named : people) {
      Long id = known.get(Key.of(named));
      if (id != null) {
        met.put(Key.of(named), id);
      }
    }
    if (!met.isEmpty()) {
      met.values().removeAll(guard.existingMembers(new HashSet<>(met.values())));
      known.keySet().removeAll(met.keySet());
    }
  }
}
