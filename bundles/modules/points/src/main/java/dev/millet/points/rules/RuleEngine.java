package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.points.api.Wallet;
import java.time.ZoneId;
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
  private final KnownTypes types;
  private final RuleBook rules;
  private final Evaluator evaluator;
  private final GivenTable given;
  private final Wallet wallet;
  private final ZoneId zone;

  RuleEngine(
      Database database,
      RuleStore store,
      KnownTypes types,
      RuleBook rules,
      Evaluator evaluator,
      GivenTable given,
      Wallet wallet,
      ZoneId zone) {
    this.database = database;
    this.store = store;
    this.types = types;
    this.rules = rules;
    this.evaluator = evaluator;
    this.given = given;
    this.wallet = wallet;
    this.zone = zone;
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
    store.lockProgress(handle);
    types.refresh(handle);
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
      StoredBook book = new StoredBook(handle, given, wallet, row -> true, rules);
      new CappedGrants(book, zone).apply(evaluator.evaluate(since, rules::of));
      book.flush();
    }
    long position = batch.get(batch.size() - 1).position();
    store.move(handle, new RuleStore.Progress(RuleStore.EVERY_RULE, position, 0, false));
  }
}
