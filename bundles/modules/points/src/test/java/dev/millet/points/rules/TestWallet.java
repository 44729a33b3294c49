package dev.millet.points.rules;

import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Payment;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.api.Restoration;
import dev.millet.points.api.Reversal;
import dev.millet.points.api.Wallet;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers the transfers that rules ask for, and refuses what a ledger would refuse. */
final class TestWallet implements Wallet {

  final Map<String, Grant> grants = new LinkedHashMap<>();
  final Set<String> reversed = new HashSet<>();
  final Set<Long> deleted = new HashSet<>();

  @Override
  public Balance balance(long member, Currency currency) {
    long available = 0;
    long pending = 0;
    for (Grant grant : grants.values()) {
      boolean counts = grant.member() == member && grant.currency() == currency;
      if (counts && !reversed.contains(grant.id())) {
        boolean due = grant.due() == null || !grant.due().isAfter(Instant.now());
        available += due ? grant.amount() : 0;
        pending += due ? 0 : grant.amount();
      }
    }
    return new Balance(available, pending, 0, 0);
  }

  @Override
  public List<Receipt> grant(List<Grant> wanted) {
    return wanted.stream().map(this::grant).toList();
  }

  private Receipt grant(Grant grant) {
    if (deleted.contains(grant.member())) {
      return new Receipt(grant.id(), State.VOIDED, 0, 0, false);
    }
    if (grants.putIfAbsent(grant.id(), grant) != null) {
      throw new AssertionError("granted twice: " + grant.id());
    }
    State state = grant.due() == null ? State.POSTED : State.PENDING;
    return new Receipt(grant.id(), state, grant.amount(), 0, false);
  }

  @Override
  public List<Receipt> reverse(List<Reversal> reversals) {
    return reversals.stream()
        .map(
            each -> {
              Grant grant = grants.get(each.grant());
              if (grant != null && !reversed.add(each.grant())) {
                throw new AssertionError("taken back twice: " + each.grant());
              }
              return new Receipt(
                  each.grant(),
                  grant == null ? State.VOIDED : State.POSTED,
                  grant == null ? 0 : grant.amount(),
                  0,
                  false);
            })
        .toList();
  }

  @Override
  public List<Receipt> restore(List<Restoration> wanted) {
    return wanted.stream()
        .map(
            each -> {
              Grant grant = grants.get(each.grant());
              return grant == null || !reversed.contains(each.grant())
                  ? new Receipt(each.id(), State.VOIDED, 0, 0, false)
                  : grant(
                      new Grant(
                          each.id(),
                          grant.member(),
                          grant.currency(),
                          Math.min(each.most(), grant.amount()),
                          each.reason(),
                          grant.due()));
            })
        .toList();
  }

  @Override
  public Receipt spend(Payment payment) {
    throw new AssertionError("rules spend nothing");
  }

  @Override
  public List<Receipt> spend(List<Payment> payments) {
    throw new AssertionError("rules spend nothing");
  }

  @Override
  public Receipt hold(Payment payment, Instant until) {
    throw new AssertionError("rules hold nothing");
  }

  @Override
  public Receipt post(String pending) {
    throw new AssertionError("pending grants count by themselves");
  }

  @Override
  public Receipt cancel(String pending) {
    throw new AssertionError("pending grants are reversed");
  }

  @Override
  public Receipt refund(String id, String payment, long amount) {
    throw new AssertionError("rules refund nothing");
  }
}
