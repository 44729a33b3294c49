package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.points.ledger.Verifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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

  public Verifications(Database database) {
    this.database = database;
    this.verifier = new Verifier(database);
    this.table = database.table("points_verifications", Verified.class).generated("id");
  }

  /** Verifies the ledger and keeps the outcome. */
  public Verifier.Outcome verify(BooleanSupplier ending) {
    Verifier.Outcome outcome = verifier.verify(ending);
    String told = String.join("\n", outcome.differences());
    database.write(
        handle -> {
          Verified kept =
              table.insert(
                  handle,
                  new Verified(
                      0,
                      outcome.at(),
                      outcome.complete(),
                      outcome.accounts(),
                      outcome.transfers(),
                      outcome.differences().size(),
                      told.length() > MAX_TOLD ? told.substring(0, MAX_TOLD) : told));
          table.delete(handle, kept.id() - KEPT);
          return null;
        });
    return outcome;
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
