package dev.millet.points.rules;

import dev.millet.points.api.Wallet;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Opens books: whoever grants by rules does it in the same way, one after the other. */
final class GrantBooks {

  private final RuleStore store;
  private final KnownTypes types;
  private final SubjectOwners owners;
  private final RuleErrors errors;
  private final GivenTable given;
  private final Wallet wallet;
  private final ZoneId zone;

  GrantBooks(
      RuleStore store,
      KnownTypes types,
      SubjectOwners owners,
      RuleErrors errors,
      GivenTable given,
      Wallet wallet,
      ZoneId zone) {
    this.store = store;
    this.types = types;
    this.owners = owners;
    this.errors = errors;
    this.given = given;
    this.wallet = wallet;
    this.zone = zone;
  }

  /** Locks how far all rules have come, which it returns, and learns what modules describe. */
  long begin(Handle handle) {
    long reached = store.lockProgress(handle);
    types.refresh(handle);
    owners.refresh(handle);
    return reached;
  }

  /** Returns the rules, for one thread. */
  RuleBook rules() {
    return new RuleBook(store, types, errors);
  }

  /** Opens a book in a transaction, for the grants that are dealt with in it. */
  StoredBook open(Handle handle, Predicate<GivenRow> concerned, RuleBook rules) {
    return new StoredBook(handle, given, wallet, concerned, rules);
  }

  /** Writes findings into a book, to the end. */
  void write(StoredBook book, List<EntryFindings> findings) {
    new CappedGrants(book, zone).apply(findings);
    book.flush();
  }
}
