package dev.millet.points.ledger;

import dev.millet.points.api.Currency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One pass through all accounts, which can be made in parts. Used by one thread at a time. */
public final class Verification {

  private final Verifier verifier;
  private final Instant begun;
  private final Map<Currency, Totals> totals = new EnumMap<>(Currency.class);
  private long accounts;
  private long transfers;
  private long last;
  private boolean finished;

  Verification(Verifier verifier, Instant begun) {
    this.verifier = verifier;
    this.begun = begun;
    for (Currency each : Currency.values()) {
      totals.put(each, new Totals());
    }
  }

  public Instant begun() {
    return begun;
  }

  public long accounts() {
    return accounts;
  }

  public long transfers() {
    return transfers;
  }

  public boolean isFinished() {
    return finished;
  }

  /**
   * Verifies the next accounts.
   *
   * @param ending asked between accounts: whether to stop
   * @param most the number of differences after which it stops
   * @return one sentence for each difference that was found now, in English
   */
  public List<String> goOn(BooleanSupplier ending, int most) {
    List<String> differences = new ArrayList<>();
    List<Long> some = finished ? List.of() : verifier.some(last);
    while (!some.isEmpty()) {
      for (long id : some) {
        if (ending.getAsBoolean() || differences.size() >= most) {
          return differences;
        }
        differences.addAll(verified(id));
      }
      some = verifier.some(last);
    }
    if (!finished) {
      finished = true;
      totals.forEach((currency, all) -> requireZero(currency, all.sum(), differences));
    }
    return differences;
  }

  private List<String> verified(long id) {
    Replay replay = verifier.replay(id);
    totals.forEach((currency, all) -> all.add(replay.totals(currency)));
    accounts++;
    transfers += replay.count();
    last = id;
    return replay.differences();
  }

  private static void requireZero(Currency currency, long sum, List<String> differences) {
    if (sum != 0) {
      differences.add("the sum of all accounts in " + currency + " is " + sum);
    }
  }
}
