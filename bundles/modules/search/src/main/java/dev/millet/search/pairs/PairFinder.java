package dev.millet.search.pairs;

import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Subject;
import dev.millet.search.index.ChangeLog;
import dev.millet.search.index.Entry;
import dev.millet.search.query.Similar;
import dev.millet.search.query.SimilarSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks for pairs once a day: among what changed last, and among all others in turn, a bounded
 * number a day. Only types that members vote on are looked at, for these are worth merging.
 */
public final class PairFinder {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MAX_RECENT = 500;
  private static final int MAX_IN_TURN = 1_500;
  private static final int SLICE = 50;
  private static final int MAX_NEAR = 3;

  /** The least that both have in common, from 0 to 1. */
  private static final double MIN_LIKENESS = 0.5;

  /** The older one comes first; without a time the shorter id, as numbers grow. */
  private static final Comparator<Entry> OLDER =
      Comparator.comparing(
              Entry::createdAt, Comparator.<Instant>nullsLast(Comparator.naturalOrder()))
          .thenComparing(each -> each.subject().id().length())
          .thenComparing(each -> each.subject().id());

  private final Pairs pairs;
  private final SimilarSearch search;
  private final ChangeLog changes;
  private final Supplier<List<SearchSource>> sources;

  /**
   * Makes a finder.
   *
   * @param sources those of the modules that are there now; asked once per use
   */
  public PairFinder(
      Pairs pairs, SimilarSearch search, ChangeLog changes, Supplier<List<SearchSource>> sources) {
    this.pairs = pairs;
    this.search = search;
    this.changes = changes;
    this.sources = sources;
  }

  public Job job() {
    return new Job("search.pairs", DAY, this::run);
  }

  private Next run(JobRun run) {
    if (!search.update()) {
      return Next.NOW;
    }
    tidy();
    for (SearchSource source : sources.get()) {
      if (source.takesVotes()) {
        compare(source.type(), changes.recent(source.type(), MAX_RECENT), run);
        inTurn(source, run);
      }
    }
    return Next.LATER;
  }

  /** Goes on where it ended the day before, and begins anew behind the last one. */
  private void inTurn(SearchSource source, JobRun run) {
    for (int done = 0; done < MAX_IN_TURN && !run.isEnding(); done += SLICE) {
      List<String> ids = source.ids(pairs.place(source.type()).orElse(null), SLICE);
      compare(source.type(), ids, run);
      boolean more = ids.size() == SLICE;
      pairs.keep(source.type(), more ? ids.get(SLICE - 1) : null);
      if (!more) {
        return;
      }
    }
  }

  private void compare(String type, List<String> ids, JobRun run) {
    if (pairs.count() >= Pairs.MAX_WAITING) {
      return;
    }
    Map<Set<Subject>, Pair> found = new LinkedHashMap<>();
    for (String id : ids) {
      if (run.isEnding()) {
        break;
      }
      near(new Subject(type, id))
          .forEach(each -> found.put(Set.of(each.one(), each.other()), each));
    }
    pairs.add(found.values());
  }

  private List<Pair> near(Subject subject) {
    Optional<Entry> itself = search.stands(subject);
    if (itself.isEmpty()) {
      return List.of();
    }
    return search.near(subject, MAX_NEAR).stream()
        .filter(each -> each.likeness() >= MIN_LIKENESS)
        .map(each -> pair(itself.get(), each))
        .toList();
  }

  private Pair pair(Entry itself, Similar near) {
    boolean first = OLDER.compare(itself, near.entry()) <= 0;
    Subject one = first ? itself.subject() : near.entry().subject();
    Subject other = first ? near.entry().subject() : itself.subject();
    return new Pair(
        one.type(),
        one.id(),
        other.id(),
        Pair.FOUND,
        Math.round(near.likeness() * 1_000),
        pairs.now());
  }

  /** Removes what waits although one of the two is gone or merged. */
  private void tidy() {
    List<Pair> over =
        pairs.waiting().stream()
            .filter(
                each ->
                    search.stands(each.one()).isEmpty() || search.stands(each.other()).isEmpty())
            .toList();
    pairs.remove(over);
  }
}
