package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.JournalType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what a rule would have given for the past, and gives nothing. */
public final class DryRun {

  private static final int PART = 500;
  private static final int MAX_ENTRIES = 200_000;
  private static final Duration MAX_TIME = Duration.ofSeconds(20);
  private static final int MAX_NAMED = 10;
  private static final long NO_RULE = 0;

  private final Database database;
  private final Journal journal;
  private final KnownTypes types;
  private final Evaluator evaluator;
  private final RuleErrors errors;
  private final ZoneId zone;

  /**
   * The outcome of a dry run.
   *
   * @param entries how many entries were read, the newest ones
   * @param since when the oldest of them happened; null if absent
   * @param complete whether all that is kept was read
   * @param grants how many grants would stand
   * @param points how many points would
   * @param members how many members would have some
   * @param most the members with the most points, by id
   * @param error the last error of a formula; null for none
   */
  public record Outcome(
      long entries,
      Instant since,
      boolean complete,
      long grants,
      long points,
      long members,
      List<Given> most,
      String error) {}

  /** The points of a member. */
  public record Given(long member, long points) {}

  DryRun(
      Database database,
      Journal journal,
      KnownTypes types,
      Evaluator evaluator,
      RuleErrors errors,
      ZoneId zone) {
    this.database = database;
    this.journal = journal;
    this.types = types;
    this.evaluator = evaluator;
    this.errors = errors;
    this.zone = zone;
  }

  /**
   * Tries a rule.
   *
   * @throws dev.millet.points.formula.FormulaException where a formula is wrong
   */
  Outcome of(RuleTerms terms) {
    database.write(
        handle -> {
          types.refresh(handle);
          return null;
        });
    List<JournalType> described =
        terms.types().stream().map(types::find).flatMap(Optional::stream).toList();
    CompiledRule rule = CompiledRule.of(NO_RULE, 0, terms, described);
    errors.forget(NO_RULE);
    MemoryBook book = new MemoryBook();
    CappedGrants grants = new CappedGrants(book, zone);
    long end = journal.newest();
    long position = Math.max(0, end - MAX_ENTRIES);
    boolean complete = position == 0;
    long read = 0;
    Instant since = null;
    long deadline = System.nanoTime() + MAX_TIME.toNanos();
    while (position < end) {
      List<JournalEntry> part = journal.after(position, PART);
      if (part.isEmpty()) {
        break;
      }
      since = since == null ? part.get(0).at() : since;
      grants.apply(
          evaluator.evaluate(
              part, entry -> terms.types().contains(entry.type()) ? List.of(rule) : List.of()));
      read += part.size();
      position = part.get(part.size() - 1).position();
      if (System.nanoTime() > deadline && position < end) {
        complete = false;
        break;
      }
    }
    return outcome(book, read, since, complete);
  }

  private Outcome outcome(MemoryBook book, long read, Instant since, boolean complete) {
    Map<Long, Long> members = book.members();
    List<Given> most =
        members.entrySet().stream()
            .map(each -> new Given(each.getKey(), each.getValue()))
            .sorted(
                Comparator.comparingLong((Given each) -> -each.points())
                    .thenComparing(Given::member))
            .limit(MAX_NAMED)
            .toList();
    return new Outcome(
        read,
        since,
        complete,
        book.grants(),
        book.total(),
        members.size(),
        most,
        errors.of(NO_RULE).orElse(null));
  }
}
