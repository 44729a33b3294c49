package dev.millet.api.subjects;

import dev.millet.api.members.Identity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The people who asked for subjects: their authors, those of what was merged into them, and the
 * members who support them, each once. Without a module that keeps support these are the authors.
 * Thread-safe; reads the database.
 *
 * @since 1.5
 */
public final class Requesters {

  private final VisibleSubjects subjects;
  private final Supplier<SubjectSupporters> supporters;

  /**
   * The people who asked, as one reader may see them.
   *
   * @param members those who are named: the authors first, then supporters by their ids
   * @param others how many there are beside these
   */
  public record Shown(List<Long> members, long others) {

    /** Returns how many there are. */
    public long total() {
      return members.size() + others;
    }
  }

  /**
   * Makes a view of what other modules know.
   *
   * @param catalogs those of the modules that are there now; asked once per use
   * @param supporters gives what is there now, null where that is nothing; asked once per use
   */
  public Requesters(
      Supplier<List<SubjectCatalog>> catalogs, Supplier<SubjectSupporters> supporters) {
    this.subjects = new VisibleSubjects(catalogs);
    this.supporters = supporters;
  }

  /**
   * Returns who asked for some subjects, without those that the reader must not see. Supporters are
   * named where the reader may see their names, and counted otherwise.
   *
   * @param about at most 1,000 subjects
   * @param limit how many are named at most; 0 to count only
   */
  public Shown shown(Identity reader, Collection<Subject> about, int limit) {
    List<Subject> wanted = List.copyOf(new LinkedHashSet<>(about));
    List<Subject> all = withMerged(wanted);
    Map<Subject, SubjectDescription> described = subjects.described(subjects.of(reader, all));
    Set<Long> authors = authors(all, described);
    described.keySet().retainAll(wanted);
    SubjectSupporters known = supporters.get();
    long total = authors.size();
    Set<Long> named = new LinkedHashSet<>(authors);
    if (known != null) {
      total += supported(known, described.keySet(), authors);
      if (limit > 0 && known.areNamedTo(reader)) {
        merged(known, described.keySet(), 0, limit).forEach(named::add);
      }
    }
    List<Long> first = named.stream().limit(limit).toList();
    return new Shown(first, Math.max(0, total - first.size()));
  }

  /** Counts those who support the subjects and are no authors of them. */
  private static long supported(
      SubjectSupporters known, Collection<Subject> about, Set<Long> authors) {
    long count = 0;
    for (Map.Entry<String, List<String>> type : Subject.idsByType(about).entrySet()) {
      count += known.count(type.getKey(), type.getValue());
    }
    Set<Long> both = new TreeSet<>();
    if (!authors.isEmpty()) {
      about.forEach(subject -> both.addAll(known.among(subject, authors)));
    }
    return Math.max(0, count - both.size());
  }

  /**
   * Returns some of those who asked for some subjects, each once, in the order of their ids: with
   * the last one as the next {@code after} everybody is met once.
   *
   * @param about at most 1,000 subjects
   * @param after the id behind which they begin; 0 for the beginning
   * @param limit how many at most, from 1 to 1,000
   */
  public List<Long> after(Collection<Subject> about, long after, int limit) {
    List<Subject> withMerged = withMerged(about);
    Map<Subject, SubjectDescription> described = subjects.described(withMerged);
    TreeSet<Long> all = new TreeSet<>(authors(withMerged, described));
    described.keySet().retainAll(about);
    all.removeIf(author -> author <= after);
    SubjectSupporters known = supporters.get();
    if (known != null) {
      all.addAll(merged(known, described.keySet(), after, limit));
    }
    return all.stream().limit(limit).toList();
  }

  /** Returns whether a member asked for at least one of the subjects. */
  public boolean include(Collection<Subject> about, long member) {
    return !askedBy(member, about).isEmpty();
  }

  /**
   * Returns those of the subjects that a member asked for.
   *
   * @param about at most 1,000 subjects
   * @since 1.6
   */
  public Set<Subject> askedBy(long member, Collection<Subject> about) {
    Map<Subject, List<Subject>> merged = subjects.merged(about);
    Map<Subject, SubjectDescription> described = subjects.described(withMerged(about, merged));
    Set<Subject> asked = new LinkedHashSet<>();
    for (Subject subject : about) {
      boolean wrote =
          Stream.concat(Stream.of(subject), merged.getOrDefault(subject, List.of()).stream())
              .map(described::get)
              .anyMatch(each -> each != null && Objects.equals(each.author(), member));
      if (wrote && described.containsKey(subject)) {
        asked.add(subject);
      }
    }
    described.keySet().retainAll(about);
    SubjectSupporters known = supporters.get();
    if (known != null && !described.isEmpty()) {
      asked.addAll(known.supportedBy(member, described.keySet()));
    }
    return asked;
  }

  private List<Subject> withMerged(Collection<Subject> about) {
    return withMerged(about, subjects.merged(about));
  }

  /** Returns subjects with those that were merged into them behind them. */
  private static List<Subject> withMerged(
      Collection<Subject> about, Map<Subject, List<Subject>> merged) {
    Set<Subject> all = new LinkedHashSet<>(about);
    merged.values().forEach(all::addAll);
    return List.copyOf(all);
  }

  /** Returns the authors in the order of the subjects. */
  private static Set<Long> authors(
      Collection<Subject> about, Map<Subject, SubjectDescription> described) {
    Set<Long> authors = new LinkedHashSet<>();
    about.stream()
        .map(described::get)
        .filter(Objects::nonNull)
        .map(SubjectDescription::author)
        .filter(Objects::nonNull)
        .forEach(authors::add);
    return authors;
  }

  private static TreeSet<Long> merged(
      SubjectSupporters known, Collection<Subject> about, long after, int limit) {
    TreeSet<Long> merged = new TreeSet<>();
    about.forEach(subject -> merged.addAll(known.after(subject, after, limit)));
    while (merged.size() > limit) {
      merged.pollLast();
    }
    return merged;
  }
}
