package dev.millet.suggestions;

import dev.millet.api.subjects.Subject;
import dev.millet.comments.api.Discussions;
import dev.millet.comments.api.ImportedComment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Comments in memory, written as soon as they are handed over. Thread-safe. */
public final class FakeDiscussions implements Discussions {

  private final List<ImportedComment> comments = new ArrayList<>();
  private final Map<Subject, List<ImportedComment>> bySubject = new HashMap<>();
  private RuntimeException failure;

  /** Adds a comment that nobody imported. */
  public synchronized void comment(Subject subject, long author, String body) {
    add(new ImportedComment(subject, "own " + comments.size(), author, Instant.now(), body));
  }

  /** Returns the comments on a subject. */
  public synchronized List<ImportedComment> on(Subject subject) {
    return List.copyOf(bySubject.getOrDefault(subject, List.of()));
  }

  public synchronized List<ImportedComment> all() {
    return List.copyOf(comments);
  }

  public synchronized void clear() {
    comments.clear();
    bySubject.clear();
  }

  /** Has every count end like this; null for none. */
  public synchronized void failWith(RuntimeException wanted) {
    failure = wanted;
  }

  @Override
  public synchronized Map<Subject, Integer> counts(Collection<Subject> subjects) {
    if (failure != null) {
      throw failure;
    }
    return subjects.stream()
        .distinct()
        .filter(bySubject::containsKey)
        .collect(Collectors.toMap(each -> each, each -> bySubject.get(each).size()));
  }

  @Override
  public synchronized boolean forget(Subject subject) {
    return on(subject).isEmpty();
  }

  @Override
  public synchronized int importComments(List<ImportedComment> some) {
    int made = 0;
    for (ImportedComment each : some) {
      if (!importedKeys(each.subject()).contains(each.key())) {
        add(each);
        made++;
      }
    }
    return made;
  }

  @Override
  public synchronized Set<String> importedKeys(Subject subject) {
    return on(subject).stream().map(ImportedComment::key).collect(Collectors.toSet());
  }

  private void add(ImportedComment comment) {
    comments.add(comment);
    bySubject.computeIfAbsent(comment.subject(), none -> new ArrayList<>()).add(comment);
  }
}
