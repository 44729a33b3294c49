package dev.millet.search.query;

import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks the owners of subjects what a reader may see now, whatever the index says. Of a type that
 * has no catalog the index decides alone.
 */
public final class Visibility {

  private final Supplier<List<SubjectCatalog>> catalogs;

  /**
   * Makes a view of the catalogs.
   *
   * @param catalogs those of the modules that are there now; asked once per use
   */
  public Visibility(Supplier<List<SubjectCatalog>> catalogs) {
    this.catalogs = catalogs;
  }

  /**
   * Subjects that a reader may see.
   *
   * @param descriptions what their owners say of them now; none of types without a catalog
   */
  record Shown(Set<Subject> subjects, Map<Subject, SubjectDescription> descriptions) {}

  /** Returns those of the subjects that are there, and that a reader may see. */
  Shown of(Identity reader, List<Subject> subjects) {
    List<SubjectCatalog> now = catalogs.get();
    Set<String> types = now.stream().map(SubjectCatalog::type).collect(Collectors.toSet());
    VisibleSubjects visible = new VisibleSubjects(() -> now);
    List<Subject> asked = subjects.stream().filter(each -> types.contains(each.type())).toList();
    Set<Subject> shown = new HashSet<>(subjects);
    asked.forEach(shown::remove);
    Map<Subject, SubjectDescription> descriptions = visible.described(asked);
    shown.addAll(descriptions.keySet());
    shown.removeAll(visible.hidden(reader, asked));
    return new Shown(shown, descriptions);
  }
}
