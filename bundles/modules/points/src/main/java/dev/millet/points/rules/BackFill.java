package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalEntry;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Gives what a rule would have given for what happened before it was saved, once. It reads on until
 * it meets the place that the rules have come to: whatever was undone meanwhile is taken back too.
 * It goes on after a restart where it was, and nothing is given twice.
 */
final class BackFill {

  private static final int PART = 200;

  private final Database database;
  private final Journal journal;
  private final RuleStore store;
  private final GrantBooks books;
  private final Evaluator evaluator;

  BackFill(
      Database database, Journal journal, RuleStore store, GrantBooks books, Evaluator evaluator) {
    this.database = database;
    this.journal = journal;
    this.store = store;
    this.books = books;
    this.evaluator = evaluator;
  }

  /** Does the next part of a back-fill that has begun. */
  Next run(JobRun run) {
    Optional<RuleStore.Progress> next = database.read(store::unfinished).stream().findFirst();
    if (next.isEmpty()) {
      return Next.LATER;
    }
    return database.write(handle -> fill(handle, next.get().ruleId())) ? Next.NOW : Next.LATER;
  }

  /**
   * Returns whether it got on. A rule that is not in force yet waits, and so does one whose module
   * is away, or the module that says whose a subject is.
   */
  private boolean fill(Handle handle, long id) {
    Turn turn = books.turn();
    long reached = books.begin(handle);
    RuleStore.Progress progress = store.progress(handle, id).orElseThrow();
    RuleBook rules = books.rules();
    rules.refresh(handle);
    Optional<Long> begin = rules.begin(id);
    Optional<CompiledRule> rule = rules.latest(id);
    if (begin.isEmpty() || rule.isEmpty() || progress.finished()) {
      return false;
    }
    List<JournalEntry> past =
        journal.after(progress.position(), PART).stream()
            .filter(entry -> entry.position() <= reached)
            .toList();
    List<EntryFindings> findings =
        evaluator.evaluate(past, entry -> concerned(rule.get(), entry, begin.get()));
    if (findings.stream().anyMatch(each -> each.waiting() != null)) {
      return false;
    }
    StoredBook book = books.open(handle, Concerned.by(id), rules, turn);
    int written = books.write(book, findings);
    book.flush();
    boolean isWhole = written == findings.size();
    long last = past.isEmpty() ? progress.position() : past.get(past.size() - 1).position();
    store.move(
        handle,
        new RuleStore.Progress(
            id,
            isWhole ? last : findings.get(written).position() - 1,
            progress.points() + book.points(),
            isWhole && past.size() < PART));
    return true;
  }

  private static List<CompiledRule> concerned(CompiledRule rule, JournalEntry entry, long begin) {
    boolean concerns = entry.position() < begin && rule.terms().types().contains(entry.type());
    return concerns ? List.of(rule) : List.of();
  }
}
