package dev.millet.points.ledger;

import java.util.EnumMap;
import java.util.Map;

/** The balances of the accounts of each side, in one currency. */
final class Totals {

  private final Map<Side, Long> balances = new EnumMap<>(Side.class);

  void move(TransferKind kind, long amount) {
    balances.merge(kind.debit(), -amount, Long::sum);
    balances.merge(kind.credit(), amount, Long::sum);
  }

  void add(Totals others) {
    others.balances.forEach((side, balance) -> balances.merge(side, balance, Long::sum));
  }

  long of(Side side) {
    return balances.getOrDefault(side, 0L);
  }

  long sum() {
    return balances.values().stream().mapToLong(Long::longValue).sum();
  }
}
