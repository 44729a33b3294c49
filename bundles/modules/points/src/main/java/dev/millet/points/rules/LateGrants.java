package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Gives what waited for a module: an entry earns its points when the module is there that says
 * whose its subject is. What was undone meanwhile is given and taken back, as if it had been in
 * time.
 */
final class LateGrants {

  private static final int PART = 50;

  private final Database database;
  private final Journal journal;
  private final GrantBooks books;
  private final Evaluator evaluator;
  private final WaitingTable waiting;
  private final SubjectOwners owners;

  LateGrants(
      Database database,
      Journal journal,
      GrantBooks books,
      Evaluator evaluator,
      WaitingTable waiting,
      SubjectOwners owners) {
    this.database = database;
    this.journal = journal;
    this.books = books;
    this.evaluator = evaluator;
    this.waiting = waiting;
    this.owners = owners;
  }

  /** Gives the next part. */
  Next run(JobRun run) {
    boolean none = database.read(waiting::isEmpty);
    return !none && database.write(this::giveSome) ? Next.NOW : Next.LATER;
  }

  /** Returns whether it got on. */
  private boolean giveSome(Handle handle) {
    Turn turn = books.turn();
    books.begin(handle);
    RuleBook rules = books.rules();
    rules.refresh(handle);
    boolean some = false;
    for (WaitingEntry each : waiting.next(handle, owners.present().types(), PART)) {
      if (turn.isOver()) {
        break;
      }
      if (give(handle, each, rules)) {
        waiting.remove(handle, each);
        some = true;
      }
    }
    return some;
  }

  /** Returns whether it is decided; not where the module has gone again. */
  private boolean give(Handle handle, WaitingEntry late, RuleBook rules) {
    long position = late.position();
    // an entry that is too old to be kept is not there any more
    var entry =
        journal.after(position - 1, 1).stream()
            .filter(each -> each.position() == position)
            .toList();
    List<EntryFindings> found = evaluator.evaluate(entry, rules::of);
    if (found.stream().anyMatch(each -> each.waiting() != null)) {
      return false;
    }
    List<EntryFindings> all = new ArrayList<>();
    found.forEach(each -> all.add(EntryFindings.granting(position, each.grants())));
    GivenRow.Undone undone = late.undone();
    if (undone != null) {
      all.add(EntryFindings.undoing(undone.position(), undone.item()));
      if (undone.also() != null) {
        all.add(EntryFindings.undoing(undone.position(), undone.also()));
      }
    }
    StoredBook book = books.open(handle, Concerned.at(position), rules, Turn.endless());
    books.write(book, all);
    book.flush();
    return true;
  }
}
