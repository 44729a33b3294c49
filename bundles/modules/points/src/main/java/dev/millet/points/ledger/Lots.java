package dev.millet.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The lots of an account inside of a transaction. They are read once, where they are needed. */
final class Lots {

  /** The number of no lot: a use of it notes that a transfer was given back. */
  private static final long NO_LOT = 0;

  private final LedgerStore store;
  private final Handle handle;
  private final long account;
  private final Map<Long, Lot> lots = new HashMap<>();
  private final Map<Key, Use> uses = new HashMap<>();
  private final Set<Object> fresh = new HashSet<>();
  private final Set<Object> changed = new HashSet<>();
  private boolean allLive;

  /** Names a use. */
  private record Key(long payment, long lot) {}

  Lots(LedgerStore store, Handle handle, long account) {
    this.store = store;
    this.handle = handle;
    this.account = account;
  }

  void add(long seq, long amount, Instant expiresAt) {
    add(seq, amount, amount, expiresAt);
  }

  /** Adds a lot of which only some coins are its own: the others went back to theirs. */
  void add(long seq, long amount, long own, Instant expiresAt) {
    lots.put(seq, new Lot(account, seq, amount, own, 0, own > 0, expiresAt));
    fresh.add(seq);
  }

  private Stream<Lot> live() {
    if (!allLive) {
      store.liveLots(handle, account).forEach(lot -> lots.putIfAbsent(lot.seq(), lot));
      allLive = true;
    }
    return lots.values().stream().filter(Lot::live).sorted(Lot.OLDEST_FIRST);
  }

  /** Returns a lot; null where the transfer made none. */
  Lot find(long seq) {
    return lots.computeIfAbsent(seq, unknown -> store.lot(handle, account, seq).orElse(null));
  }

  /** Returns the lots that are left and expire until a moment, in their order. */
  List<Lot> expiring(Instant until) {
    return live()
        .filter(lot -> lot.expiresAt() != null && !lot.expiresAt().isAfter(until))
        .toList();
  }

  /** Returns when the next lot expires; null for never. */
  Instant nextExpiry() {
    return live()
        .map(Lot::expiresAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Takes coins of the oldest lots, for a transfer that may be given back. */
  void pay(long amount, long payment) {
    List<Lot> all = live().toList();
    long open = amount;
    for (Lot lot : all) {
      long taken = Math.min(open, lot.remaining());
      if (taken > 0) {
        use(lot, taken, payment);
        open -= taken;
      }
    }
    requireNone(open);
  }

  /** Takes all coins for good. */
  void takeAll() {
    live().toList().forEach(lot -> put(lot.plus(-lot.remaining())));
  }

  /** Takes coins of one lot before those of the others, for a reversal. */
  void takeFirst(Lot lot, long amount, long reversal) {
    long taken = Math.min(amount, lot.remaining());
    if (taken > 0) {
      use(lot, taken, reversal);
    }
    pay(amount - taken, reversal);
  }

  private void use(Lot lot, long taken, long transfer) {
    put(lot.plus(-taken));
    Key key = new Key(transfer, lot.seq());
    uses.put(key, new Use(account, transfer, lot.seq(), taken, 0));
    fresh.add(key);
  }

  void expire(Lot lot) {
    put(lot.runOut());
  }

  /** Returns how many coins of a payment can be given back. */
  long left(long payment) {
    return ofPayment(payment).stream().mapToLong(Use::left).sum();
  }

  /** Gives coins of a payment back to their lots, the youngest first. */
  void restore(long payment, long amount) {
    requireNone(giveBack(youngestFirst(ofPayment(payment)), NO_LOT, amount));
  }

  /**
   * Gives coins of a reversal back to the lots that it took them from.
   *
   * @param but the lot of the grant that was reversed, whose coins are the restoration's own
   * @return how many those are
   */
  long restoreReversed(long reversal, long but, long amount) {
    return giveBack(youngestFirst(ofPayment(reversal)), but, amount);
  }

  /** Gives coins back that have paid since what a reversal had left owed; else as that. */
  long restoreRecovered(long reversal, long but, long amount) {
    if (amount == 0) {
      return 0;
    }
    Map<Key, Use> since = new HashMap<>();
    store
        .recoveries(handle, account, reversal, amount)
        .forEach(use -> since.put(new Key(use.paymentSeq(), use.lotSeq()), use));
    since.forEach(uses::putIfAbsent);
    List<Use> last = new ArrayList<>();
    since.keySet().forEach(key -> last.add(uses.get(key)));
    last.sort(Comparator.comparing(Use::paymentSeq).thenComparing(Use::lotSeq).reversed());
    return giveBack(last, but, amount);
  }

  /** Returns whether what a transfer took was given back, which happens once. */
  boolean isRestored(long transfer) {
    return ofPayment(transfer).stream().anyMatch(use -> use.lotSeq() == NO_LOT);
  }

  /** Notes that what a transfer took is given back. */
  void setRestored(long transfer) {
    Key key = new Key(transfer, NO_LOT);
    uses.put(key, new Use(account, transfer, NO_LOT, 0, 0));
    fresh.add(key);
  }

  private List<Use> youngestFirst(List<Use> some) {
    List<Use> all = new ArrayList<>(some);
    all.removeIf(use -> use.lotSeq() == NO_LOT);
    all.sort(Comparator.comparing((Use use) -> find(use.lotSeq()), Lot.OLDEST_FIRST.reversed()));
    return all;
  }

  /** Returns how many coins went to no lot: those of the one that is left out, or of none. */
  private long giveBack(List<Use> order, long but, long amount) {
    long open = amount;
    long none = 0;
    for (Use use : order) {
      long back = Math.min(open, use.left());
      if (back > 0) {
        Key key = new Key(use.paymentSeq(), use.lotSeq());
        uses.put(key, use.giveBack(back));
        changed.add(key);
        open -= back;
        if (use.lotSeq() == but) {
          none += back;
        } else {
          put(find(use.lotSeq()).plus(back));
        }
      }
    }
    return none + open;
  }

  private List<Use> ofPayment(long payment) {
    store
        .uses(handle, account, payment)
        .forEach(use -> uses.putIfAbsent(new Key(payment, use.lotSeq()), use));
    return uses.values().stream().filter(use -> use.paymentSeq() == payment).toList();
  }

  private void put(Lot lot) {
    lots.put(lot.seq(), lot);
    changed.add(lot.seq());
  }

  private void requireNone(long open) {
    if (open != 0) {
      throw new IllegalStateException(
          "the lots of account " + account + " lack " + open + " coins of its balance");
    }
  }

  Collection<Lot> freshLots() {
    return lots.values().stream().filter(lot -> fresh.contains(lot.seq())).toList();
  }

  Collection<Lot> changedLots() {
    return lots.values().stream()
        .filter(lot -> changed.contains(lot.seq()) && !fresh.contains(lot.seq()))
        .toList();
  }

  Collection<Use> freshUses() {
    return uses.entrySet().stream()
        .filter(use -> fresh.contains(use.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  Collection<Use> changedUses() {
    return uses.entrySet().stream()
        .filter(use -> changed.contains(use.getKey()) && !fresh.contains(use.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
