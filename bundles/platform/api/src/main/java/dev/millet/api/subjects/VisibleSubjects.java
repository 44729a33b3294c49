package dev.millet.api.subjects;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Identity;
import dev.millet.api.modules.Contribution;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps what a reader must not see of subjects from them, for modules whose data is about subjects
 * of others. Thread-safe.
 *
 * @since 1.3
 */
public final class VisibleSubjects {

  private static final String TYPE = "type";
  private static final String ID = "id";

  private final Supplier<List<SubjectCatalog>> catalogs;

  /**
   * Makes a view of the catalogs.
   *
   * @param catalogs those of the modules that are there now; asked once per use
   */
  public VisibleSubjects(Supplier<List<SubjectCatalog>> catalogs) {
    this.catalogs = catalogs;
  }

  /** Returns those of the subjects that a reader must not see; each catalog is asked once. */
  public Set<Subject> hidden(Identity reader, Collection<Subject> subjects) {
    Map<String, List<String>> ids = Subject.idsByType(new LinkedHashSet<>(subjects));
    Set<Subject> hidden = new HashSet<>();
    for (SubjectCatalog catalog : ids.isEmpty() ? List.<SubjectCatalog>of() : catalogs.get()) {
      List<String> some = ids.remove(catalog.type());
      if (some != null) {
        catalog.hidden(reader, some).forEach(id -> hidden.add(new Subject(catalog.type(), id)));
      }
    }
    return hidden;
  }

  /**
   * Returns what their modules say of subjects; each catalog is asked once. Left out is what no
   * module knows: of another type, gone, or hidden by moderators.
   *
   * @since 1.4
   */
  public Map<Subject, SubjectDescription> described(Collection<Subject> subjects) {
    Map<String, List<String>> ids = Subject.idsByType(subjects);
    Map<Subject, SubjectDescription> known = new HashMap<>();
    for (SubjectCatalog catalog : ids.isEmpty() ? List.<SubjectCatalog>of() : catalogs.get()) {
      List<String> some = ids.remove(catalog.type());
      if (some != null) {
        catalog.describe(some).values().forEach(each -> known.put(each.subject(), each));
      }
    }
    return known;
  }

  /**
   * Returns the subjects that were merged into some, by the one that stays; each catalog is asked
   * once.
   *
   * @since 1.8
   */
  public Map<Subject, List<Subject>> merged(Collection<Subject> subjects) {
    Map<String, List<String>> ids = Subject.idsByType(subjects);
    Map<Subject, List<Subject>> merged = new HashMap<>();
    for (SubjectCatalog catalog : ids.isEmpty() ? List.<SubjectCatalog>of() : catalogs.get()) {
      List<String> some = ids.remove(catalog.type());
      if (some != null) {
        catalog
            .merged(some)
            .forEach((id, from) -> merged.put(new Subject(catalog.type(), id), from));
      }
    }
    return merged;
  }

  /** Returns those of the subjects that a reader may see, in their order. */
  public List<Subject> of(Identity reader, List<Subject> subjects) {
    Set<Subject> hidden = hidden(reader, subjects);
    return subjects.stream().filter(each -> !hidden.contains(each)).toList();
  }

  /**
   * Returns the contributions, whose routes about one subject answer 404 where the caller must not
   * see it. These are the routes whose template has the variables {@code type} and {@code id}.
   */
  public List<Contribution> guard(Collection<? extends Contribution> contributions) {
    return contributions.stream().<Contribution>map(this::guarded).toList();
  }

  private Contribution guarded(Contribution contribution) {
    return contribution instanceof Route route
            && route.template().contains("{" + TYPE + "}/{" + ID + "}")
        ? route.checkedFirst(this::check)
        : contribution;
  }

  private void check(Request request) {
    String type = request.parameter(TYPE);
    String id = request.parameter(ID);
    for (SubjectCatalog catalog : catalogs.get()) {
      if (catalog.type().equals(type)
          && !catalog.hidden(request.identity(), List.of(id)).isEmpty()) {
        throw Problem.notFound("There is no " + type + "/" + id + ".").toException();
      }
    }
  }
}
