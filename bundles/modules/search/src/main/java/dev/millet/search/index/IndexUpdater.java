package dev.millet.search.index;

import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps the index up to date: reads what changed before each search, and everything where the index
 * is new or a source has documents of another form. While everything is read, what was there before
 * is found. Thread-safe.
 */
public final class IndexUpdater {

  private static final int SLICE = 200;

  private final SearchIndex index;
  private final ChangeLog changes;
  private final Supplier<List<SearchSource>> sources;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Map<String, Reading> readings = new HashMap<>();
  private int stamps;

  /** Whether the index has been written since it was refreshed. Guarded by the lock. */
  private boolean unseen;

  private volatile Set<String> types = Set.of();
  private volatile String trouble;

  /** How far the documents of a type have been read. Guarded by the lock. */
  private static final class Reading {
    private final int form;
    private final int stamp;
    private String after;
    private boolean complete;

    Reading(int form, int stamp) {
      this.form = form;
      this.stamp = stamp;
    }
  }

  /**
   * Makes an updater that has read nothing.
   *
   * @param sources those of the modules that are there now; asked once per use
   */
  public IndexUpdater(SearchIndex index, ChangeLog changes, Supplier<List<SearchSource>> sources) {
    this.index = index;
    this.changes = changes;
    this.sources = sources;
  }

  /**
   * Brings the index up to date with all that was committed before.
   *
   * @param limit how long it goes on reading where everything has to be read
   * @return whether everything has been read
   */
  public boolean update(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    boolean more;
    do {
      lock.lock();
      try {
        more = step();
      } finally {
        lock.unlock();
      }
    } while (more && System.nanoTime() - end < 0);
    return !more && trouble == null;
  }

  /** Returns the types that are found: those whose module is there. */
  public Set<String> types() {
    return types;
  }

  /** Returns what keeps a type from being found; empty while all is well. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Reads the next slice of each type, and returns whether there is more to read. */
  private boolean step() {
    List<SearchSource> present = sources.get();
    Set<String> found = present.stream().map(SearchSource::type).collect(Collectors.toSet());
    forget(found);
    if (changes.isLost()) {
      changes.begin();
      forget(Set.of());
    }
    applyChanges(present);
    boolean more = false;
    String failure = null;
    for (SearchSource source : present) {
      try {
        Reading reading = reading(source);
        if (!reading.complete) {
          read(source, reading);
          unseen = true;
        }
        more |= !reading.complete;
      } catch (RuntimeException e) {
        readings.remove(source.type());
        failure = source.type() + ": " + e;
      }
    }
    if (unseen) {
      index.refresh();
      unseen = false;
    }
    types = Set.copyOf(found);
    trouble = failure;
    return more;
  }

  /** Takes out the documents of types other than these: nobody tells what becomes of them. */
  private void forget(Set<String> present) {
    for (String type : Set.copyOf(readings.keySet())) {
      if (!present.contains(type)) {
        readings.remove(type);
        index.removeOlder(type, ++stamps);
      }
    }
  }

  private Reading reading(SearchSource source) {
    Reading known = readings.get(source.type());
    int form = source.form();
    if (known == null || known.form != form) {
      known = new Reading(form, ++stamps);
      readings.put(source.type(), known);
    }
    return known;
  }

  private void read(SearchSource source, Reading reading) {
    List<String> ids = source.ids(reading.after, SLICE);
    if (!ids.isEmpty()) {
      index.put(source.documents(ids), reading.stamp);
      reading.after = ids.get(ids.size() - 1);
    }
    if (ids.size() < SLICE) {
      reading.complete = true;
      index.removeOlder(source.type(), reading.stamp);
    }
  }

  private void applyChanges(List<SearchSource> present) {
    Map<String, SearchSource> byType =
        present.stream().collect(Collectors.toMap(SearchSource::type, each -> each, (a, b) -> a));
    Set<Subject> some = changes.next();
    while (!some.isEmpty()) {
      Map<String, List<String>> ids = Subject.idsByType(some);
      for (Map.Entry<String, List<String>> each : ids.entrySet()) {
        Reading reading = readings.get(each.getKey());
        if (reading != null && byType.containsKey(each.getKey())) {
          unseen = true;
          apply(byType, byType.get(each.getKey()), reading, each.getValue());
        }
      }
      some = changes.next();
    }
  }

  private void apply(
      Map<String, SearchSource> present, SearchSource source, Reading reading, List<String> ids) {
    try {
      for (int from = 0; from < ids.size(); from += SLICE) {
        List<String> slice = ids.subList(from, Math.min(ids.size(), from + SLICE));
        List<SearchDocument> documents = source.documents(List.copyOf(slice));
        List<SearchDocument> moved = documents.stream().filter(this::isMoved).toList();
        index.put(documents, reading.stamp);
        moved.forEach(each -> moveParts(present, each));
        Set<Subject> gone = subjects(source.type(), slice);
        documents.forEach(document -> gone.remove(document.subject()));
        index.remove(gone);
      }
    } catch (RuntimeException e) {
      // What may be hidden by now is not found until all of its type has been read again.
      index.remove(subjects(source.type(), ids));
      readings.remove(source.type());
    }
  }

  /** Returns whether a subject is about another product than it was. */
  private boolean isMoved(SearchDocument document) {
    return !document.isPart()
        && index
            .find(document.subject())
            .filter(before -> !Objects.equals(before.product(), document.product()))
            .isPresent();
  }

  /** Has the parts of a subject, such as its comments, be about the product that it is about. */
  private void moveParts(Map<String, SearchSource> present, SearchDocument whole) {
    index.refresh();
    Map<String, List<String>> parts = Subject.idsByType(index.parts(whole.subject()));
    parts.forEach(
        (type, ids) -> {
          SearchSource source = present.get(type);
          Reading reading = readings.get(type);
          for (int from = 0;
              source != null && reading != null && from < ids.size();
              from += SLICE) {
            List<String> slice = ids.subList(from, Math.min(ids.size(), from + SLICE));
            index.put(
                source.documents(List.copyOf(slice)).stream()
                    .map(each -> each.withProduct(whole.product()))
                    .toList(),
                reading.stamp);
          }
        });
  }

  private static Set<Subject> subjects(String type, List<String> ids) {
    return ids.stream()
        .map(id -> new Subject(type, id))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
