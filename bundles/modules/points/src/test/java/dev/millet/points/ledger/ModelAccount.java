package dev.millet.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of the ledger as they are told, for one member and coins, one step after the other,
 * without a database. Every point is looked at by itself where that is simplest.
 */
final class ModelAccount {

  private final Map<String, ModelLot> lots = new LinkedHashMap<>();
  private final Map<String, Promise> promises = new LinkedHashMap<>();
  private final Map<String, List<ModelLot>> payments = new HashMap<>();
  private final Map<String, Reversed> reversed = new HashMap<>();
  private final List<List<ModelLot>> recovered = new ArrayList<>();
  private long owed;
  private int steps;

  /** Coins of one grant. */
  private static final class ModelLot {
    private final String grant;
    private final long amount;
    private final Instant expiry;
    private final int order;
    private long left;
    private long expired;

    private ModelLot(String grant, long amount, Instant expiry, int order) {
      this.grant = grant;
      this.amount = amount;
      this.left = amount;
      this.expiry = expiry;
      this.order = order;
    }
  }

  /** A grant that was taken back: its coins, and what was owed of it. */
  private record Reversed(List<ModelLot> taken, long owed, int recoveries) {}

  /** A pending grant, or a hold. */
  private static final class Promise {
    private final boolean hold;
    private final long amount;
    private final Instant due;
    private final int order;
    private String state = "pending";

    private Promise(boolean hold, long amount, Instant due, int order) {
      this.hold = hold;
      this.amount = amount;
      this.due = due;
      this.order = order;
    }
  }

  long balance() {
    return lots.values().stream().mapToLong(lot -> lot.left).sum();
  }

  long owed() {
    return owed;
  }

  long pending(boolean hold) {
    return promises.values().stream()
        .filter(each -> each.hold == hold && each.state.equals("pending"))
        .mapToLong(each -> each.amount)
        .sum();
  }

  /** Returns what is left of each grant, of which anything is. */
  Map<String, Long> left() {
    Map<String, Long> left = new TreeMap<>();
    lots.values().stream()
        .filter(lot -> lot.left > 0)
        .forEach(lot -> left.put(lot.grant, lot.left));
    return left;
  }

  void passTime(Instant now) {
    while (true) {
      String next =
          promises.entrySet().stream()
              .filter(each -> each.getValue().state.equals("pending"))
              .filter(each -> !each.getValue().due.isAfter(now))
              .min(
                  Comparator.comparing((Map.Entry<String, Promise> each) -> each.getValue().due)
                      .thenComparing(each -> each.getValue().order))
              .map(Map.Entry::getKey)
              .orElse(null);
      if (next == null) {
        expire(now);
        return;
      }
      Promise promise = promises.get(next);
      expire(promise.due);
      end(next, !promise.hold, promise.due);
    }
  }

  private void expire(Instant now) {
    for (ModelLot lot : lots.values()) {
      if (!lot.expiry.isAfter(now)) {
        lot.expired += lot.left;
        lot.left = 0;
      }
    }
  }

  void grant(String id, long amount, Instant at) {
    grant(id, amount, at, ++steps);
  }

  /** A pending grant that counts is as old as its promise among those that expire together. */
  private void grant(String id, long amount, Instant at, int order) {
    lots.put(id, new ModelLot(id, amount, LedgerGround.programme().expiry(at), order));
    payDebt();
  }

  private void payDebt() {
    long paid = Math.min(owed, balance());
    owed -= paid;
    recovered.add(take(paid));
  }

  private List<ModelLot> oldestFirst() {
    return lots.values().stream()
        .filter(lot -> lot.left > 0)
        .sorted(Comparator.comparing((ModelLot lot) -> lot.expiry).thenComparing(lot -> lot.order))
        .toList();
  }

  /** Takes coins one by one, and returns the lot of each. */
  private List<ModelLot> take(long amount) {
    List<ModelLot> taken = new ArrayList<>();
    for (long i = 0; i < amount; i++) {
      ModelLot lot = oldestFirst().get(0);
      lot.left--;
      taken.add(lot);
    }
    return taken;
  }

  boolean spend(String id, long amount) {
    if (balance() < amount) {
      return false;
    }
    payments.put(id, take(amount));
    return true;
  }

  void refund(String payment, long amount, Instant at) {
    List<ModelLot> taken = payments.get(payment);
    for (long i = 0; i < amount; i++) {
      taken.remove(taken.size() - 1).left++;
    }
    payDebt();
    expire(at);
  }

  void promise(String id, boolean hold, long amount, Instant due) {
    promises.put(id, new Promise(hold, amount, due, ++steps));
    if (hold) {
      payments.put(id, take(amount));
    }
  }

  /** Posts or voids a promise that is pending; another one stays as it is. */
  void end(String id, boolean post, Instant at) {
    Promise promise = promises.get(id);
    if (!promise.state.equals("pending")) {
      return;
    }
    promise.state = post ? "posted" : "voided";
    if (post && !promise.hold) {
      grant(id, promise.amount, at, promise.order);
    } else if (!post && promise.hold) {
      refund(id, promise.amount, at);
    }
  }

  void reverse(String grant, Instant at) {
    Promise promise = promises.get(grant);
    if (promise != null && !promise.state.equals("posted")) {
      end(grant, false, at);
      return;
    }
    if (reversed.containsKey(grant)) {
      return;
    }
    ModelLot lot = lots.get(grant);
    long wanted = lot.amount - lot.expired;
    long taken = Math.min(wanted, balance());
    owed += wanted - taken;
    List<ModelLot> coins = new ArrayList<>();
    for (long i = 0; i < taken; i++) {
      if (lot.left > 0) {
        lot.left--;
        coins.add(lot);
      } else {
        coins.addAll(take(1));
      }
    }
    reversed.put(grant, new Reversed(coins, wanted - taken, recovered.size()));
  }

  /** Gives a grant back that was reversed, each coin to the lot that it was of. */
  void restore(String id, String grant, Instant at) {
    Reversed was = reversed.get(grant);
    ModelLot first = lots.get(grant);
    long forgiven = Math.min(was.owed, owed);
    owed -= forgiven;
    List<ModelLot> coins = new ArrayList<>(was.taken);
    long paid = was.owed - forgiven;
    for (int i = recovered.size() - 1; i >= was.recoveries && paid > 0; i--) {
      List<ModelLot> some = recovered.get(i);
      some.sort(Comparator.comparing((ModelLot lot) -> lot.order));
      while (!some.isEmpty() && paid > 0) {
        coins.add(some.remove(some.size() - 1));
        paid--;
      }
    }
    ModelLot own = new ModelLot(id, forgiven + coins.size(), first.expiry, ++steps);
    own.left = coins.stream().filter(lot -> lot == first).count();
    coins.stream().filter(lot -> lot != first).forEach(lot -> lot.left++);
    lots.put(id, own);
    expire(at);
    payDebt();
  }

  /** Has a pending grant that was voided be pending again, until the same moment. */
  void promiseAgain(String id, long amount, Instant due, Instant at) {
    promise(id, false, amount, due);
    if (!due.isAfter(at)) {
      end(id, true, at);
    }
  }
}
