package dev.millet.api.search;

import dev.millet.api.journal.Journal;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectsChanged;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells search of changes of a module's subjects of one type. Where search is absent, the journal
 * is told in its place: search may be there on another node, or be starting at this moment.
 * Thread-safe.
 */
public final class SearchFeed {

  private static final int SOME = 200;

  private final String type;
  private final Supplier<SearchChanges> search;
  private final Journal journal;

  /**
   * Makes a feed that tells nobody where search is absent: what changes then is found where search
   * starts afterwards, and not on other nodes.
   *
   * @param type the type of the subjects
   * @param search search, or null where it is absent; asked once a change
   */
  public SearchFeed(String type, Supplier<SearchChanges> search) {
    this(type, search, null);
  }

  /**
   * Makes a feed that loses nothing.
   *
   * @param type the type of the subjects
   * @param search search, or null where it is absent; asked once a change
   * @param journal the journal of the module that owns the subjects; null for none
   * @since 1.1
   */
  public SearchFeed(String type, Supplier<SearchChanges> search, Journal journal) {
    this.type = type;
    this.search = search;
    this.journal = journal;
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
    List<Subject> subjects = ids.stream().map(id -> Subject.of(type, id)).toList();
    for (int from = 0; from < subjects.size(); from += SOME) {
      tell(there, List.copyOf(subjects.subList(from, Math.min(subjects.size(), from + SOME))));
    }
  }

  private void tell(SearchChanges there, List<Subject> some) {
    if (there != null && isTold(there, some)) {
      return;
    }
    if (journal != null) {
      journal.append(SubjectsChanged.TYPE, new SubjectsChanged(some));
    }
  }

  private static boolean isTold(SearchChanges there, List<Subject> some) {
    try {
      there.changed(some);
      return true;
    } catch (ModuleUnavailableException e) {
      return false; // it has gone at this moment
    }
  }
}
