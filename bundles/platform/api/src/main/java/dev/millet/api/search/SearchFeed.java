package dev.millet.api.search;

import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells search of changes of a module's subjects of one type; nobody where search is absent, since
 * it reads everything when it comes. Thread-safe.
 */
public final class SearchFeed {

  private static final int SOME = 200;

  private final String type;
  private final Supplier<SearchChanges> search;

  /**
   * Makes a feed.
   *
   * @param type the type of the subjects
   * @param search search, or null where it is absent; asked once a change
   */
  public SearchFeed(String type, Supplier<SearchChanges> search) {
    this.type = type;
    this.search = search;
  }

  /** Returns a feed that nobody hears. */
  public static SearchFeed none() {
    return new SearchFeed("none", () -> null);
  }

  /** Tells of one subject, in the write transaction of its change. */
  public void changed(long id) {
    changed(List.of(id));
  }

  /** Tells of several subjects, in the write transaction of their change. */
  public void changed(Collection<Long> ids) {
    SearchChanges there = search.get();
    if (there == null || ids.isEmpty()) {
      return;
    }
    List<Subject> subjects = ids.stream().map(id -> Subject.of(type, id)).toList();
    for (int from = 0; from < subjects.size(); from += SOME) {
      tell(there, subjects.subList(from, Math.min(subjects.size(), from + SOME)));
    }
  }

  private static void tell(SearchChanges search, List<Subject> some) {
    try {
      search.changed(List.copyOf(some));
    } catch (ModuleUnavailableException e) {
      // It has gone at this moment: what comes next reads everything.
      return;
    }
  }
}
