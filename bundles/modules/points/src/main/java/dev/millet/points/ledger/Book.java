package dev.millet.points.ledger;

import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.ledger.Transfer.Effect;
import dev.millet.points.ledger.Transfer.Move;
import dev.millet.points.ledger.Transfer.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A member's account inside of a transaction that has locked it. Transfers are decided in memory;
 * what they come to is written once, by {@link Posting}.
 */
final class Book {

  private static final Reason EXPIRED = Reason.of("expiry", "");
  private static final Reason RECOVERED = Reason.of("recovery", "");
  private static final Reason CLOSED = Reason.of("closing", "");

  private final LedgerStore store;
  private final Handle handle;
  private final Programme programme;
  private final Account was;
  private final Instant now;
  private final Consumer<Transfer> told;
  private final Lots lots;
  private final List<Transfer> made = new ArrayList<>();
  private final Map<Long, Pending> pending = new HashMap<>();
  private final Set<Long> freshPending = new HashSet<>();
  private final Map<String, Long> scores = new HashMap<>();
  private Account account;

  Book(
      LedgerStore store,
      Handle handle,
      Programme programme,
      Account account,
      Instant now,
      Consumer<Transfer> told) {
    this.store = store;
    this.handle = handle;
    this.programme = programme;
    this.was = account;
    this.account = account;
    this.now = now;
    this.told = told;
    this.lots = new Lots(store, handle, account.id());
  }

  Instant now() {
    return now;
  }

  Account account() {
    return account;
  }

  Account was() {
    return was;
  }

  Lots lots() {
    return lots;
  }

  List<Transfer> made() {
    return made;
  }

  Collection<Pending> pending() {
    return pending.values();
  }

  boolean isFresh(Pending each) {
    return freshPending.contains(each.seq());
  }

  /** Returns by how much the account's place on leaderboards changes, by period. */
  Map<String, Long> scores() {
    return scores;
  }

  /** Makes what is due by now happen, each at its own time. */
  void settle() {
    if (!account.isDue(now)) {
      return;
    }
    Instant latest = Instant.MIN;
    for (Pending due : store.pendingUntil(handle, account.id(), now)) {
      latest = due.dueAt();
      expireUntil(latest, Instant.MIN);
      if (due.held()) {
        release(due, latest);
      } else {
        count(due, latest);
      }
    }
    expireUntil(now, latest);
    account = account.due(store.nextPending(handle, account.id(), now)).alsoDue(lots.nextExpiry());
  }

  /** Has lots expire; those that were given back after their time, when they were given back. */
  void expireUntil(Instant until, Instant from) {
    for (Lot lot : lots.expiring(until)) {
      Instant at = lot.expiresAt().isBefore(from) ? from : lot.expiresAt();
      move(systemId("expiry"), Currency.COINS, TransferKind.EXPIRY, lot.remaining(), EXPIRED, at);
      lots.expire(lot);
    }
  }

  /** Credits points that count at a moment. */
  Transfer earn(String id, Currency currency, long amount, Reason reason, Instant at) {
    Transfer earned = move(id, currency, TransferKind.GRANT, amount, reason, at);
    earned(currency, amount, earned.seq(), at);
    return earned;
  }

  private void earned(Currency currency, long amount, long grant, Instant at) {
    if (currency == Currency.COINS) {
      Instant expiry = programme.expiry(at);
      lots.add(grant, amount, expiry);
      account = account.alsoDue(expiry);
    } else {
      score(amount, at);
    }
    recover(currency, at);
  }

  /** Begins a transfer in two phases. */
  Transfer begin(
      String id, Currency currency, TransferKind kind, long amount, Reason reason, Instant due) {
    Transfer begun = move(id, currency, kind, amount, reason, now);
    boolean held = kind == TransferKind.HOLD;
    Pending fresh =
        new Pending(account.id(), begun.seq(), currency, held, amount, State.PENDING, due, false);
    pending.put(fresh.seq(), fresh);
    freshPending.add(fresh.seq());
    account = account.alsoDue(due);
    return begun;
  }

  /** Returns what is pending, or was, by the transfer that began it; null for another transfer. */
  Pending pending(long seq) {
    return pending.computeIfAbsent(
        seq, unknown -> store.pending(handle, account.id(), seq).orElse(null));
  }

  /** Has a pending grant count. */
  void count(Pending grant, Instant at) {
    settled(grant, TransferKind.COUNTED, State.POSTED, at);
    earned(grant.currency(), grant.amount(), grant.seq(), at);
  }

  void cancel(Pending grant) {
    settled(grant, TransferKind.CANCELLED, State.VOIDED, now);
  }

  /** Keeps a grant that is voided from being restored. */
  void giveUp(long seq) {
    pending.computeIfPresent(seq, (same, grant) -> grant.givenUpNow());
  }

  void pay(Pending hold) {
    settled(hold, TransferKind.PAID, State.POSTED, now);
  }

  /** Gives held coins back. */
  void release(Pending hold, Instant at) {
    settled(hold, TransferKind.RELEASED, State.VOIDED, at);
    restore(hold.seq(), hold.amount(), at);
  }

  /** Gives coins back to the lots that a payment took them from. */
  void restore(long payment, long amount, Instant at) {
    lots.restore(payment, amount);
    recover(Currency.COINS, at);
    returned(Currency.COINS, at);
  }

  /** Has coins that came back after their time expire, and the others pay what is owed. */
  void returned(Currency currency, Instant at) {
    if (currency == Currency.COINS) {
      expireUntil(at, at);
      account = account.alsoDue(lots.nextExpiry());
    }
    recover(currency, at);
  }

  private void settled(Pending of, TransferKind kind, State state, Instant at) {
    Transfer begun = transfer(of.seq());
    Origin origin = Origin.of(begun.reason(), of.seq());
    Move move = new Move(of.currency(), kind, 0, 0, of.amount());
    move(Posting.settledId(begun.id()), move, 0, origin, begun.subject(), at);
    pending.put(of.seq(), of.now(state));
  }

  /** Returns a transfer of the account. */
  Transfer transfer(long seq) {
    return made.stream()
        .filter(each -> each.seq() == seq)
        .findFirst()
        .orElseGet(() -> store.transfer(handle, account.id(), seq));
  }

  /** Returns the transfer with an id, which there is. */
  Transfer transfer(String id) {
    return Stream.concat(made.stream(), store.withIds(handle, List.of(id)).stream())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Takes from what was earned what the member owes. */
  private void recover(Currency currency, Instant at) {
    Purse purse = account.purse(currency);
    long taken = Math.min(purse.owed(), purse.balance());
    if (taken > 0) {
      Move move = new Move(currency, TransferKind.RECOVERY, 0, 0, taken);
      Origin origin = Origin.of(RECOVERED, null);
      Transfer made = move(systemId("recovery"), move, -taken, origin, null, at);
      if (currency == Currency.COINS) {
        lots.pay(taken, made.seq());
      } else {
        score(-taken, at);
      }
    }
  }

  /** Counts experience on the leaderboards of a moment. */
  void score(long points, Instant moment) {
    programme.periods(moment).forEach(period -> scores.merge(period, points, Long::sum));
  }

  /** Takes everything away that is left, at the end of the account. */
  void close() {
    for (Pending each : store.pendingUntil(handle, account.id(), null)) {
      if (each.held()) {
        release(each, now);
      } else {
        cancel(each);
      }
    }
    for (Currency currency : Currency.values()) {
      Purse purse = account.purse(currency);
      if (purse.balance() + purse.owed() > 0) {
        Move move = new Move(currency, TransferKind.CLOSING, 0, 0, purse.balance());
        move(systemId("closing"), move, -purse.owed(), Origin.of(CLOSED, null), null, now);
        if (currency == Currency.COINS) {
          lots.takeAll();
        }
      }
    }
    account = account.due(null);
  }

  private String systemId(String what) {
    return "~" + what + "/" + account.id() + "/" + (account.seq() + 1);
  }

  Transfer move(
      String id, Currency currency, TransferKind kind, long amount, Reason reason, Instant at) {
    Move move = new Move(currency, kind, 0, 0, amount);
    return move(id, move, 0, Origin.of(reason, null), reason.subject(), at);
  }

  /** Makes a transfer; the accounts of the move follow from its kind. */
  Transfer move(String id, Move wanted, long owed, Origin origin, Subject subject, Instant at) {
    TransferKind kind = wanted.kind();
    Currency currency = wanted.currency();
    Purse purse = account.purse(currency).plus(kind.signed(wanted.amount()), owed);
    if (purse.balance() < 0 || purse.owed() < 0) {
      throw new IllegalStateException("account " + account.id() + " would be below zero: " + id);
    }
    int level =
        currency == Currency.EXPERIENCE
            ? programme.level(account.levelNo(), purse.balance())
            : account.levelNo();
    account = account.moved(currency, purse, level);
    Move move = wanted.of(account.id());
    Effect effect = new Effect(purse.balance(), owed);
    Transfer transfer =
        new Transfer(account.id(), account.seq(), id, move, effect, origin, subject, at);
    made.add(transfer);
    told.accept(transfer);
    return transfer;
  }
}
