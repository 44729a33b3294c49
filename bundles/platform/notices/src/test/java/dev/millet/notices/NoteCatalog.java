package dev.millet.notices;

import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Subjects that exist unless they are gone, and are open unless they are hidden. */
final class NoteCatalog implements SubjectCatalog {
  private final String type;
  final Set<String> gone = ConcurrentHashMap.newKeySet();
  final Map<String, Set<Long>> hiddenFrom = new ConcurrentHashMap<>();

  /** Runs at each call of {@link #describe}: a change that another thread makes at that moment. */
  Runnable meanwhile = () -> {};

  NoteCatalog(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    meanwhile.run();
    return ids.stream()
        .filter(id -> !gone.contains(id))
        .collect(
            Collectors.toMap(
                Function.identity(),
                id ->
                    SubjectDescription.of(
                        new Subject(type, id),
                        "A & B <" + type + " " + id + ">",
                        "/" + type + "s/" + id)));
  }

  @Override
  public Map<String, String> excerpts(Collection<String> ids) {
    return ids.stream().collect(Collectors.toMap(id -> id, id -> "Words & more of " + id));
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    Set<String> hidden = new HashSet<>();
    for (String id : ids) {
      if (reader.member() == null
          || hiddenFrom.getOrDefault(id, Set.of()).contains(reader.member().id())) {
        hidden.add(id);
      }
    }
    return hidden;
  }
}
