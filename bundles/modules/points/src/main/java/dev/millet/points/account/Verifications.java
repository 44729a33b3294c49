package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.points.ledger.Verification;
import dev.millet.points.ledger.Verifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/** Verifications of the ledger, which are kept. */
public final class Verifications {

  private static final int MAX_TOLD = 2_000;
  private static final int KEPT = 30;

  private final Database database;
  private final Verifier verifier;
  private final Table<Verified> table;

  /**
   * A verification.
   *
   * @param complete whether it came to the end
   * @param told the first differences, one a line
   */
  public record Verified(
      long id,
      Instant begunAt,
      boolean complete,
      long accounts,
      long transfers,
      int differences,
      String told) {}

  /**
   * Makes them.
   *
   * @param others as {@link Verifier#Verifier(Database, LongFunction)}
   */
  public Verifications(Database database, LongFunction<List<String>> others) {
    this.database = database;
    this.verifier = new Verifier(database, others);
    this.table = database.table("points_verifications", Verified.class).generated("id");
  }

  /** Verifies the ledger and keeps the outcome. */
  public Verifier.Outcome verify(BooleanSupplier ending) {
    Verifier.Outcome outcome = verifier.verify(ending);
    keep(
        new Verified(
            0,
            outcome.at(),
            outcome.complete(),
            outcome.accounts(),
            outcome.transfers(),
            outcome.differences().size(),
            told(outcome.differences())));
    return outcome;
  }

  /** Begins a verification that is made in parts. */
  Verification begin() {
    return verifier.begin();
  }

  /** Keeps the outcome of a verification in parts. */
  void keep(Verification all, int differences, List<String> first) {
    keep(
        new Verified(
            0,
            all.begun(),
            all.isFinished(),
            all.accounts(),
            all.transfers(),
            differences,
            told(first)));
  }

  private static String told(List<String> differences) {
    String told = String.join("\n", differences);
    return told.length() > MAX_TOLD ? told.substring(0, MAX_TOLD) : told;
  }

  private void keep(Verified verified) {
    database.write(
        handle -> {
          Verified kept = table.insert(handle, verified);
          table.delete(handle, kept.id() - KEPT);
          return null;
        });
  }

  /** Returns the last verification that came to the end, or found something. */
  public Optional<Verified> last() {
    List<Verified> some =
        database.read(
            handle ->
                table.select(
                    handle,
                    """
                    SELECT <columns> FROM points_verifications
                     WHERE complete = TRUE OR differences > 0
                     ORDER BY id DESC FETCH FIRST 1 ROWS ONLY
                    """,
                    query -> query));
    return some.stream().findFirst();
  }
}
