package dev.millet.benchmarks;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.postgresql.PostgresDatabase;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Payment;
import dev.millet.points.api.Reason;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.Programme;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.statement.PreparedBatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Transfers of points a second, beside raw inserts of the same rows of transfers. */
@Command(
    name = "points",
    description = {
      "Transfers of points a second, in groups, beside raw inserts of the same rows of transfers",
      "with the same groups and clients, on the embedded database and on PostgreSQL."
    },
    mixinStandardHelpOptions = true)
final class PointsBenchmark implements Callable<Integer> {

  private static final int ACCOUNTS = 1_000;
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final String RAW =
      """
      INSERT INTO points_transfers (account, seq, id, move_currency, move_kind, move_debit,
        move_credit, move_amount, effect_balance, effect_owed, origin_label, origin_text,
        happened_at)
      VALUES (:account, :seq, :id, 'COINS', 'GRANT', -1, :account, 1, 1, 0, 'benchmark', 'A vote',
        :at)
      """;

  @Option(
      names = "--postgres",
      description = "JDBC address with user and password of an empty database to measure.",
      defaultValue = "${env:MILLET_TEST_POSTGRES}")
  private String postgres;

  @Option(names = "--clients", description = "Default: ${DEFAULT-VALUE}.")
  private int clients = 8;

  @Option(names = "--group", description = "Transfers in one commit. Default: ${DEFAULT-VALUE}.")
  private int group = 32;

  @Option(
      names = "--seconds",
      description = "How long each is measured. Default: ${DEFAULT-VALUE}.")
  private int seconds = 4;

  private final AtomicLong ids = new AtomicLong();
  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    Options options =
        new Options("the database", 70, Duration.ofSeconds(60), Duration.ofSeconds(60));
    out.printf(
        "%-12s %-22s %10s %14s %7s%n", "", "groups of " + group, "raw/s", "transfers/s", "ratio");
    Path directory = Files.createTempDirectory("millet-benchmark");
    try (Engine engine = EmbeddedDatabase.open(directory, options)) {
      measure(engine);
    } finally {
      Directories.delete(directory);
    }
    if (postgres == null || postgres.isBlank()) {
      out.println("POSTGRESQL   not measured: name one with --postgres");
      return 0;
    }
    try (Engine engine = PostgresDatabase.open(postgres, "", "", options)) {
      measure(engine);
    }
    return 0;
  }

  private void measure(Engine engine) throws Exception {
    PointsTables.make(engine);
    Database database = new BundleDatabase(engine);
    Journal journal = (type, payload) -> {};
    Programme programme = new Programme(ZoneId.of("UTC"), 12, List.of(100L), 10);
    Ledger ledger = new Ledger(database, new OpenGuard(), journal, programme);
    LongSupplier many = () -> ThreadLocalRandom.current().nextLong(1, ACCOUNTS + 1);
    LongSupplier one = () -> 1;
    compare(database, "1,000 accounts, grants", thread -> grant(ledger, many));
    compare(database, "one pair, grants", thread -> grant(ledger, one));
    for (int i = 0; i < 200; i++) {
      grant(ledger, many);
    }
    compare(database, "1,000 accounts, both", thread -> both(database, ledger, many));
  }

  /** Measures both in turns of a second, so that whatever else the machine does hits both. */
  private void compare(Database database, String what, Load.Task transfers) throws Exception {
    rate(transfers, WARM_UP);
    double raw = 0;
    double made = 0;
    for (int i = 0; i < seconds; i++) {
      raw += rate(thread -> raw(database), TURN);
      made += rate(transfers, TURN);
    }
    out.printf(
        "%-12s %-22s %,10.0f %,14.0f %7.2f%n",
        database.dialect(), what, raw / seconds, made / seconds, made / raw);
  }

  private double rate(Load.Task task, Duration time) throws Exception {
    return new Load(clients, task).perSecond(TURN.dividedBy(10), time) * group;
  }

  private void raw(Database database) {
    database.write(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(RAW);
          for (int i = 0; i < group; i++) {
            long id = ids.incrementAndGet();
            batch
                .bind("account", -1_000 - ThreadLocalRandom.current().nextLong(ACCOUNTS))
                .bind("seq", id)
                .bind("id", "raw/" + id)
                .bind("at", Instant.now())
                .add();
          }
          return batch.execute();
        });
  }

  private void grant(Ledger ledger, LongSupplier member) {
    Reason reason = Reason.of("benchmark", "A vote");
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < group; i++) {
      grants.add(
          Grant.of(
              "grant/" + ids.incrementAndGet(), member.getAsLong(), Currency.COINS, 1, reason));
    }
    ledger.grant(grants);
  }

  /** Grants half of a group to one member, and has them spend as often. */
  private void both(Database database, Ledger ledger, LongSupplier members) {
    Reason reason = Reason.of("benchmark", "A vote");
    long member = members.getAsLong();
    database.write(
        handle -> {
          List<Grant> grants = new ArrayList<>();
          for (int i = 0; i < group / 2; i++) {
            grants.add(
                Grant.of("grant/" + ids.incrementAndGet(), member, Currency.COINS, 1, reason));
          }
          ledger.grant(grants);
          for (int i = 0; i < group / 2; i++) {
            ledger.spend(new Payment("spend/" + ids.incrementAndGet(), member, 1, reason));
          }
          return null;
        });
  }
}
