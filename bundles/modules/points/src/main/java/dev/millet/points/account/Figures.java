package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.pages.Weeks;
import dev.millet.points.ledger.DueAccounts;
import dev.millet.points.ledger.TransferKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of the programme, in coins. */
public final class Figures {

  private final Database database;
  private final DueAccounts due;

  public Figures(Database database, DueAccounts due) {
    this.database = database;
    this.due = due;
  }

  /**
   * Figures of the last eight weeks.
   *
   * @param issued granted, and counted
   * @param spent paid, without what was given back
   * @param expired not spent in time
   * @param reversed taken because their cause was undone
   * @param liability what all members have now, held coins too
   */
  public record All(Weeks issued, Weeks spent, Weeks expired, Weeks reversed, long liability) {}

  /** The coins of a kind of transfers. */
  public record KindSum(String kind, long points) {}

  All read() {
    due.settle();
    Instant now = database.now();
    List<Map<String, Long>> weeks = new ArrayList<>();
    Weeks.until(
        now,
        (from, to) -> {
          weeks.add(sums(from, to));
          return 0;
        });
    return new All(
        weeks(weeks, List.of(TransferKind.GRANT, TransferKind.COUNTED), List.of()),
        weeks(weeks, List.of(TransferKind.SPEND, TransferKind.PAID), List.of(TransferKind.REFUND)),
        weeks(weeks, List.of(TransferKind.EXPIRY), List.of()),
        weeks(weeks, List.of(TransferKind.REVERSAL, TransferKind.RECOVERY), List.of()),
        liability());
  }

  private static Weeks weeks(
      List<Map<String, Long>> weeks, List<TransferKind> added, List<TransferKind> taken) {
    return new Weeks(
        weeks.stream().map(week -> Math.max(0, sum(week, added) - sum(week, taken))).toList());
  }

  private static long sum(Map<String, Long> sums, List<TransferKind> kinds) {
    return kinds.stream().mapToLong(each -> sums.getOrDefault(each.name(), 0L)).sum();
  }

  private Map<String, Long> sums(Instant from, Instant to) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT t.move_kind, SUM(t.move_amount) FROM points_transfers t
                     WHERE t.happened_at > :from AND t.happened_at <= :to
                       AND t.move_currency = 'COINS'
                     GROUP BY t.move_kind
                    """)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new KindSum(row.getString(1), row.getLong(2)))
                .collect(Collectors.toMap(KindSum::kind, KindSum::points)));
  }

  private long liability() {
    long balances =
        database.read(
            handle ->
                handle
                    .createQuery("SELECT COALESCE(SUM(a.coins_balance), 0) FROM points_accounts a")
                    .mapTo(Long.class)
                    .one());
    long held =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT COALESCE(SUM(p.amount), 0) FROM points_pending p
                         WHERE p.state = 'PENDING' AND p.held = TRUE
                        """)
                    .mapTo(Long.class)
                    .one());
    return balances + held;
  }
}
