package dev.millet.notices;

import dev.millet.api.members.Identity;
import dev.millet.api.modules.ModuleFailureException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The subjects that a reader may see now, as their owners describe them. What is hidden, removed,
 * not open to the reader, or of a module that is away, is missing.
 */
final class Descriptions {

  private final Map<Subject, SubjectDescription> known = new HashMap<>();
  private final Map<Subject, String> excerpts = new HashMap<>();

  private boolean whole = true;

  private Descriptions() {}

  /**
   * Asks the owners of subjects.
   *
   * @param catalogs those of the modules that are there now
   * @param quoted the subjects whose first words are wanted, too
   */
  static Descriptions of(
      Supplier<List<SubjectCatalog>> catalogs,
      Identity reader,
      Collection<Subject> subjects,
      Collection<Subject> quoted) {
    Descriptions found = new Descriptions();
    Map<String, Set<String>> wanted = ids(subjects);
    ids(quoted).forEach((type, ids) -> wanted.merge(type, ids, Descriptions::union));
    if (wanted.isEmpty()) {
      return found;
    }
    Map<String, Set<String>> words = ids(quoted);
    for (SubjectCatalog catalog : catalogs.get()) {
      try {
        String type = catalog.type();
        Set<String> ids = wanted.remove(type);
        if (ids != null) {
          found.ask(catalog, type, reader, ids, words.getOrDefault(type, Set.of()));
        }
      } catch (ModuleUnavailableException | ModuleFailureException away) {
        found.whole = false; // what nobody describes is not shown
      }
    }
    found.whole &= wanted.isEmpty();
    return found;
  }

  private void ask(
      SubjectCatalog catalog, String type, Identity reader, Set<String> ids, Set<String> quoted) {
    Set<String> open = new TreeSet<>(ids);
    open.removeAll(catalog.hidden(reader, ids));
    if (open.isEmpty()) {
      return;
    }
    catalog
        .describe(open)
        .forEach((id, description) -> known.put(new Subject(type, id), description));
    Set<String> words = new TreeSet<>(quoted);
    words.retainAll(open);
    if (!words.isEmpty()) {
      catalog.excerpts(words).forEach((id, text) -> excerpts.put(new Subject(type, id), text));
    }
  }

  private static Map<String, Set<String>> ids(Collection<Subject> subjects) {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    subjects.forEach(
        each -> ids.computeIfAbsent(each.type(), type -> new TreeSet<>()).add(each.id()));
    return ids;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  /** Returns the description of a subject that the reader may see. */
  Optional<SubjectDescription> find(Subject subject) {
    return Optional.ofNullable(known.get(subject));
  }

  /** Returns whether the reader may see a subject; what is about the whole may always be seen. */
  boolean isOpen(Subject part) {
    return part == null || known.containsKey(part);
  }

  /** Returns whether every subject has a module that was there and answered. */
  boolean isWhole() {
    return whole;
  }

  /** Returns the first words of a subject; may be empty. */
  String excerpt(Subject subject) {
    return subject == null ? "" : excerpts.getOrDefault(subject, "");
  }
}
