package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.TimedHandler;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Gives points for what happens. It hears every entry of the journal once, in order; what it gives
 * and how far it has come commit together, so that a member gets points for an entry once however
 * long points was away, and whichever version was there. A batch that takes long goes on in the
 * next transaction, and so does an entry with which very many points fall.
 *
 * <p>A rule that was saved is an entry itself: it counts from that place in the journal on, however
 * far the rules have come when it is saved.
 */
final class RuleEngine implements TimedHandler {

  /** How many entries are looked at together. */
  private static final int SOME = 25;

  private final Database database;
  private final RuleStore store;
  private final GrantBooks books;
  private final RuleBook rules;
  private final Evaluator evaluator;
  private final WaitingTable waiting;

  RuleEngine(
      Database database,
      RuleStore store,
      GrantBooks books,
      Evaluator evaluator,
      WaitingTable waiting) {
    this.database = database;
    this.store = store;
    this.books = books;
    this.rules = books.rules();
    this.evaluator = evaluator;
    this.waiting = waiting;
  }

  @Override
  public int handleSome(List<JournalEntry> batch) {
    return database.write(handle -> give(handle, batch));
  }

  /** Returns for how many of the entries everything is given and taken back. */
  private int give(Handle handle, List<JournalEntry> batch) {
    Turn turn = books.turn();
    long reached = books.begin(handle);
    rules.refresh(handle);
    StoredBook book = books.open(handle, Concerned.ALL, rules, turn);
    int done = 0;
    boolean isGettingOn = true;
    while (done < batch.size() && isGettingOn) {
      List<JournalEntry> next = next(batch.subList(done, batch.size()));
      int given = isRule(next.get(0)) ? activate(handle, next.get(0)) : give(handle, next, book);
      done += given;
      isGettingOn = given == next.size() && !turn.isOver();
    }
    book.flush();
    long position = done == 0 ? reached : batch.get(done - 1).position();
    store.move(handle, new RuleStore.Progress(RuleStore.EVERY_RULE, position, 0, false));
    return done;
  }

  private static boolean isRule(JournalEntry entry) {
    return entry.type().equals(RuleDesk.SAVED);
  }

  /** Returns a rule by itself, or the entries up to the next one. */
  private static List<JournalEntry> next(List<JournalEntry> left) {
    int end = 1;
    while (end < Math.min(left.size(), SOME) && !isRule(left.get(0)) && !isRule(left.get(end))) {
      end++;
    }
    return left.subList(0, end);
  }

  private int activate(Handle handle, JournalEntry entry) {
    RuleDesk.Saved saved = entry.payload(RuleDesk.Saved.class);
    store.activate(handle, saved.rule(), saved.revision(), entry.position());
    rules.refresh(handle);
    return 1;
  }

  private int give(Handle handle, List<JournalEntry> some, StoredBook book) {
    if (rules.isEmpty()) {
      return some.size();
    }
    List<EntryFindings> findings = evaluator.evaluate(some, rules::of);
    int written = books.write(book, findings);
    waiting.note(handle, findings.subList(0, written));
    return written == findings.size()
        ? some.size()
        : (int)
            some.stream()
                .filter(entry -> entry.position() < findings.get(written).position())
                .count();
  }
}
