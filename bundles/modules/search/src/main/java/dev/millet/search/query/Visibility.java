package dev.millet.search.query;

import dev.millet.api.members.Identity;
import dev.millet.api.modules.Offers;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks the owners of subjects what a reader may see now, whatever the index says. Nobody sees a
 * subject whose owner is away: nobody can say then whether it is hidden, or there at all.
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
   * @param descriptions what their owners say of them now
   */
  record Shown(Map<Subject, SubjectDescription> descriptions) {

    Set<Subject> subjects() {
      return descriptions.keySet();
    }
  }

  /** Returns those of the subjects that are there, and that a reader may see. */
  Shown of(Identity reader, List<Subject> subjects) {
    Map<Subject, SubjectDescription> shown = new HashMap<>();
    Offers.askEach(catalogs.get(), catalog -> shown(catalog, reader, subjects))
        .forEach(shown::putAll);
    return new Shown(shown);
  }

  private static Map<Subject, SubjectDescription> shown(
      SubjectCatalog catalog, Identity reader, List<Subject> subjects) {
    VisibleSubjects own = new VisibleSubjects(() -> List.of(catalog));
    Map<Subject, SubjectDescription> shown = new HashMap<>(own.described(subjects));
    own.hidden(reader, shown.keySet()).forEach(shown::remove);
    return shown;
  }
}
