package dev.millet.points.ledger;

import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Payment;
import dev.millet.points.api.Reason;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.function.ThrowingRunnable;

/** A ledger on a real database, with a clock that the test sets. */
final class LedgerGround {

  static final Instant BEGIN = Instant.parse("2026-01-10T12:00:00Z");
  static final Reason REASON = Reason.of("test", "Tested");

  private static final AtomicLong NAMES = new AtomicLong(System.nanoTime());

  final Database database;
  final FakeJournal journal;
  final FakeGuard guard;
  final AtomicReference<Instant> clock = new AtomicReference<>(BEGIN);
  final Ledger ledger;
  final LedgerStore store;

  LedgerGround(TestDatabase test) {
    this(test.database(), new LedgerStore(test.database()));
  }

  LedgerGround(Database database, LedgerStore store) {
    this.database = database;
    this.store = store;
    this.journal = new FakeJournal(database);
    this.guard = new FakeGuard(database);
    this.ledger = other();
  }

  /** Returns another ledger on the same rows, as that of another node. */
  Ledger other() {
    return new Ledger(database, guard, journal, programme(), BoardSource.NONE, store, clock::get);
  }

  /** Coins live for three months; levels at 100 and 200 with a margin of 10 percent. */
  static Programme programme() {
    return new Programme(ZoneId.of("UTC"), 3, List.of(100L, 200L), 10);
  }

  /** Returns a member whom no other test knows. */
  static long member() {
    return NAMES.incrementAndGet();
  }

  static String id() {
    return "t/" + NAMES.incrementAndGet();
  }

  void wait(Duration time) {
    clock.updateAndGet(now -> now.plus(time));
  }

  /** Grants coins that count at once. */
  String coins(long member, long amount) {
    return granted(Grant.of(id(), member, Currency.COINS, amount, REASON));
  }

  String experience(long member, long amount) {
    return granted(Grant.of(id(), member, Currency.EXPERIENCE, amount, REASON));
  }

  String granted(Grant grant) {
    ledger.grant(List.of(grant));
    return grant.id();
  }

  static Payment payment(long member, long amount) {
    return new Payment(id(), member, amount, REASON);
  }

  Balance balance(long member) {
    return ledger.balance(member, Currency.COINS);
  }

  long available(long member) {
    return balance(member).available();
  }

  /** Returns the transfers of a member, the oldest first. */
  List<Transfer> transfers(long member) {
    return database.read(
        handle ->
            store.after(handle, store.ofMember(handle, member).orElseThrow().id(), 0, 10_000));
  }

  List<TransferKind> kinds(long member) {
    return transfers(member).stream().map(each -> each.move().kind()).toList();
  }

  List<String> differences() {
    return new Verifier(database).verify(() -> false).differences();
  }

  static String refusal(ThrowingRunnable action) {
    return assertThrows(ProblemException.class, action).problem().code();
  }
}
