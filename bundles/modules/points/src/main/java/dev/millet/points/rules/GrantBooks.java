package dev.millet.points.rules;

import dev.millet.points.api.Wallet;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongSupplier;
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
  private final LongSupplier nanos;

  GrantBooks(
      RuleStore store,
      KnownTypes types,
      SubjectOwners owners,
      RuleErrors errors,
      GivenTable given,
      Wallet wallet,
      ZoneId zone,
      LongSupplier nanos) {
    this.store = store;
    this.types = types;
    this.owners = owners;
    this.errors = errors;
    this.given = given;
    this.wallet = wallet;
    this.zone = zone;
    this.nanos = nanos;
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

  /** Begins the turn of a transaction. */
  Turn turn() {
    return Turn.of(nanos);
  }

  /** Opens a book in a transaction, for the grants that are dealt with in it. */
  StoredBook open(Handle handle, Concerned concerned, RuleBook rules, Turn turn) {
    return new StoredBook(handle, given, wallet, new StoredBook.Scope(concerned, turn), rules);
  }

  /**
   * Writes findings into a book until its turn is over, at least a part of the first. Whoever has
   * written all that belongs to a transaction has the book make its last transfers ({@link
   * StoredBook#flush}).
   *
   * @return how many are written completely
   */
  int write(StoredBook book, List<EntryFindings> findings) {
    return new CappedGrants(book, zone).apply(findings);
  }
}
