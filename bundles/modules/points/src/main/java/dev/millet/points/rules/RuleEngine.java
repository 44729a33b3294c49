package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Gives points for what happens. It hears every entry of the journal once, in order; what it gives
 * and how far it has come commit together, so that a member gets points for an entry once however
 * long points was away, and whichever version was there.
 *
 * <p>A rule that was saved is an entry itself: it counts from that place in the journal on, however
 * far the rules have come when it is saved.
 */
final class RuleEngine implements BatchHandler {

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
  public void handle(List<JournalEntry> batch) {
    database.write(
        handle -> {
          give(handle, batch);
          return null;
        });
  }

  private void give(Handle handle, List<JournalEntry> batch) {
    books.begin(handle);
    List<JournalEntry> since = new ArrayList<>();
    for (JournalEntry entry : batch) {
      if (entry.type().equals(RuleDesk.SAVED)) {
        RuleDesk.Saved saved = entry.payload(RuleDesk.Saved.class);
        store.activate(handle, saved.rule(), saved.revision(), entry.position());
      } else {
        since.add(entry);
      }
    }
    rules.refresh(handle);
    if (!since.isEmpty() && !rules.isEmpty()) {
      List<EntryFindings> findings = evaluator.evaluate(since, rules::of);
      waiting.note(handle, findings);
      books.write(books.open(handle, row -> true, rules), findings);
    }
    long position = batch.get(batch.size() - 1).position();
    store.move(handle, new RuleStore.Progress(RuleStore.EVERY_RULE, position, 0, false));
  }
}
