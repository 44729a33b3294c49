package dev.millet.points.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.millet.points.api.Currency;
import dev.millet.points.api.Receipt.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Computes an account from its transfers, one after the other, and notes what differs. */
final class Replay {

  private final Account account;
  private final Map<Currency, Purse> purses = new EnumMap<>(Currency.class);
  private final Map<Currency, Totals> totals = new EnumMap<>(Currency.class);
  private final Map<Long, Transfer> begun = new HashMap<>();
  private final Map<Long, State> states = new HashMap<>();
  private final Map<Long, Long> granted = new HashMap<>();
  private final Map<Long, Long> paid = new HashMap<>();
  private final Map<Long, Long> givenBack = new HashMap<>();
  private final Map<Long, Long> taken = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private long seq;

  Replay(Account account) {
    this.account = account;
    for (Currency each : Currency.values()) {
      purses.put(each, Purse.EMPTY);
      totals.put(each, new Totals());
    }
  }

  long count() {
    return seq;
  }

  Totals totals(Currency currency) {
    return totals.get(currency);
  }

  void add(Transfer transfer) {
    seq++;
    same("the number of transfer " + transfer.seq(), seq, transfer.seq());
    seq = transfer.seq();
    Transfer.Move move = transfer.move();
    TransferKind kind = move.kind();
    String name = "transfer " + seq;
    same("the debit of " + name, kind.debit().account(account.id()), move.debit());
    same("the credit of " + name, kind.credit().account(account.id()), move.credit());
    totals.get(move.currency()).move(kind, move.amount());
    Purse purse = purses.get(move.currency()).plus(transfer.signed(), transfer.effect().owed());
    purses.put(move.currency(), purse);
    same("the balance after " + name, purse.balance(), transfer.effect().balance());
    if (purse.balance() < 0 || purse.owed() < 0) {
      differences.add(of("it is below zero after " + name));
    }
    note(transfer);
  }

  private void note(Transfer transfer) {
    long amount = transfer.move().amount();
    Long of = transfer.origin().ofSeq();
    boolean coins = transfer.move().currency() == Currency.COINS;
    switch (transfer.move().kind()) {
      case GRANT -> grant(coins, seq, amount);
      case PENDING -> begun.put(seq, transfer);
      case HOLD -> {
        begun.put(seq, transfer);
        paid.put(seq, amount);
      }
      case COUNTED -> {
        states.put(of, State.POSTED);
        grant(coins, of, amount);
      }
      case CANCELLED -> states.put(of, State.VOIDED);
      case PAID -> states.put(of, State.POSTED);
      case RELEASED -> {
        states.put(of, State.VOIDED);
        givenBack.merge(of, amount, Long::sum);
      }
      case SPEND -> paid.put(seq, amount);
      case REVERSAL, RECOVERY -> {
        if (coins) {
          taken.put(seq, amount);
        }
      }
      case REFUND -> givenBack.merge(of, amount, Long::sum);
      default -> {
        // takes coins of any lots
      }
    }
  }

  private void grant(boolean coins, long transfer, long amount) {
    if (coins) {
      granted.put(transfer, amount);
    }
  }

  void compare(List<Pending> rows) {
    Map<Long, Pending> bySeq = new HashMap<>();
    rows.forEach(row -> bySeq.put(row.seq(), row));
    begun.forEach(
        (began, transfer) -> {
          Pending row = bySeq.remove(began);
          State state = states.getOrDefault(began, State.PENDING);
          same("the state of pending " + began, state, row == null ? null : row.state());
          if (row != null) {
            same("the amount of pending " + began, transfer.move().amount(), row.amount());
          }
        });
    bySeq.keySet().forEach(row -> differences.add(of("no transfer began pending " + row)));
    for (Currency each : Currency.values()) {
      long pending =
          rows.stream()
              .filter(row -> row.currency() == each && row.state() == State.PENDING)
              .mapToLong(Pending::amount)
              .sum();
      same("pending " + each, totals.get(each).of(Side.PENDING), pending);
    }
  }

  void compare(List<Lot> lots, List<Use> uses) {
    Map<Long, Long> used = uses.stream().collect(groupingBy(Use::lotSeq, summingLong(Use::left)));
    Map<Long, Long> payments =
        uses.stream().collect(groupingBy(Use::paymentSeq, summingLong(Use::amount)));
    Map<Long, Long> restored =
        uses.stream().collect(groupingBy(Use::paymentSeq, summingLong(Use::restored)));
    Map<Long, Long> missing = new HashMap<>(granted);
    long remaining = 0;
    for (Lot lot : lots) {
      same("the coins of lot " + lot.seq(), missing.remove(lot.seq()), lot.amount());
      remaining += lot.remaining();
      long known = lot.remaining() + lot.expired() + used.getOrDefault(lot.seq(), 0L);
      if (known > lot.amount() || lot.live() != lot.remaining() > 0) {
        differences.add(of("lot " + lot.seq() + " of " + lot.amount() + " comes to " + known));
      }
    }
    missing.keySet().forEach(lot -> differences.add(of("lot " + lot + " is missing")));
    same("the coins that its lots have left", purses.get(Currency.COINS).balance(), remaining);
    // those from before there were restorations do not say from which lots they took
    taken.keySet().removeIf(transfer -> payments.getOrDefault(transfer, 0L) == 0);
    taken.forEach(
        (transfer, amount) ->
            same("the lots of transfer " + transfer, amount, payments.get(transfer)));
    paid.forEach(
        (payment, amount) -> {
          same("the lots of payment " + payment, amount, payments.getOrDefault(payment, 0L));
          same(
              "what was given back of payment " + payment,
              givenBack.getOrDefault(payment, 0L),
              restored.getOrDefault(payment, 0L));
        });
  }

  void compareScore(long score) {
    same("the score of all time", purses.get(Currency.EXPERIENCE).balance(), score);
  }

  void compare(ScoreSums sums) {
    same("what its months add up to on " + sums.board(), sums.all(), sums.months());
    same("what its weeks add up to on " + sums.board(), sums.all(), sums.weeks());
  }

  /** Notes what differs beside the ledger. */
  void note(List<String> others) {
    others.forEach(each -> differences.add(of(each)));
  }

  /** Returns what differs, after everything was added. */
  List<String> differences() {
    same("the number of its transfers", seq, account.seq());
    purses.forEach(
        (currency, purse) -> {
          same("its balance of " + currency, purse.balance(), account.purse(currency).balance());
          same("what it owes of " + currency, purse.owed(), account.purse(currency).owed());
        });
    return differences;
  }

  private void same(String what, Object computed, Object stored) {
    if (!Objects.equals(computed, stored)) {
      differences.add(of(what + " is " + stored + ", computed " + computed));
    }
  }

  private String of(String what) {
    return "account " + account.id() + ": " + what;
  }
}
