package dev.millet.benchmarks;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
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

  /** A guard for which everybody is there, since the benchmark has no members. */
  private static final class OpenGuard implements Guard {
    @Override
    public void memberActive(long member) {}

    @Override
    public Set<Long> existingMembers(Collection<Long> members) {
      return Set.copyOf(members);
    }

    @Override
    public Optional<SubjectDescription> holdSubject(Subject subject) {
      return Optional.empty();
    }

    @Override
    public void atMost(int max, String name, IntSupplier count) {}
  }

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
    prepare(engine);
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

  private void compare(Database database, String what, Load.Task transfers) throws Exception {
    double raw = rate(thread -> raw(database));
    double made = rate(transfers);
    out.printf(
        "%-12s %-22s %,10.0f %,14.0f %7.2f%n", database.dialect(), what, raw, made, made / raw);
  }

  private double rate(Load.Task task) throws Exception {
    Duration time = Duration.ofSeconds(seconds);
    return new Load(clients, task).perSecond(Duration.ofSeconds(2), time) * group;
  }

  private void raw(Database database) {
    database.write(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(RAW);
          for (int i = 0; i < group; i++) {
            long id = ids.incrementAndGet();
            batch
                .bind("account", -1 - ThreadLocalRandom.current().nextLong(ACCOUNTS))
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

  /** Makes the tables by the steps of the module. */
  private static void prepare(Engine engine) {
    engine.alone(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String step : steps()) {
              statement.execute(step);
            }
            return null;
          }
        });
  }

  private static List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (String name :
        List.of(
            "0001-accounts",
            "0002-accounts-due",
            "0003-transfers",
            "0004-transfers-by-time",
            "0005-lots",
            "0006-lots-live",
            "0007-uses",
            "0008-pending",
            "0009-pending-due",
            "0010-scores",
            "0011-scores-best",
            "0012-scores-of-account")) {
      try (InputStream file = Ledger.class.getResourceAsStream("/db/" + name + ".sql")) {
        steps.add(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException("the step " + name + " cannot be read", e);
      }
    }
    return steps;
  }
}
