package dev.millet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
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
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Transfers of points a second, beside raw inserts of the same rows. */
@Command(
    name = "points",
    description = {
      "Transfers of points a second, in groups, beside raw inserts with the same groups and",
      "clients, on the embedded database and on PostgreSQL. raw inserts the rows of the transfers",
      "alone; all raw inserts all rows that the transfers leave behind for good: the transfer, the",
      "lot of a grant, the use of a lot by a payment."
    },
    mixinStandardHelpOptions = true)
final class PointsBenchmark implements Callable<Integer> {

  private static final int ACCOUNTS = 1_000;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final int WARM_UP_SECONDS = 30;

  /** About when the compiler has done its work, however slow the machine is. */
  private static final int WARM_UP_TRANSFERS = 40_000;

  @Option(
      names = "--postgres",
      description = "JDBC address with user and password of an empty database to measure.",
      defaultValue = "${env:MILLET_TEST_POSTGRES}")
  private String postgres;

  @Option(names = "--skip-embedded", description = "Measure PostgreSQL alone.")
  private boolean skipEmbedded;

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
        "%-10s %-22s %12s %10s %10s %9s %9s %8s %8s %8s%n",
        "",
        "groups of " + group,
        "transfers/s",
        "raw/s",
        "all raw/s",
        "ratio",
        "all ratio",
        "CPU us",
        "raw us",
        "all us");
    if (!skipEmbedded) {
      measureEmbedded(options);
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

  private void measureEmbedded(Options options) throws Exception {
    Path directory = Files.createTempDirectory("millet-benchmark");
    try (Engine engine = EmbeddedDatabase.open(directory, options)) {
      measure(engine);
    } finally {
      Directories.delete(directory);
    }
  }

  private void measure(Engine engine) throws Exception {
    PointsTables.make(engine);
    Database database = new BundleDatabase(engine);
    Journal journal = (type, payload) -> {};
    Programme programme = new Programme(ZoneId.of("UTC"), 12, List.of(100L), 10);
    Ledger ledger = new Ledger(database, new OpenGuard(), journal, programme);
    LongSupplier many = () -> ThreadLocalRandom.current().nextLong(1, ACCOUNTS + 1);
    LongSupplier one = () -> 1;
    compare(engine, "1,000 accounts, grants", thread -> grant(ledger, many), 1);
    compare(engine, "one pair, grants", thread -> grant(ledger, one), 1);
    for (int i = 0; i < 200; i++) {
      grant(ledger, many);
    }
    compare(engine, "1,000 accounts, both", thread -> both(database, ledger, many), 0.5);
  }

  /** Measures all in turns of a second, so that whatever else the machine does hits all. */
  private void compare(Engine engine, String what, Load.Task transfers, double granted)
      throws Exception {
    Database database = new BundleDatabase(engine);
    RawTransfers raw = new RawTransfers(database, ids);
    int grants = (int) Math.round(group * granted);
    warmUp(transfers);
    warmUp(thread -> raw.insert(group));
    warmUp(thread -> raw.insertAll(grants, group - grants));
    PointsTables.analyze(engine);
    Rate made = Rate.NONE;
    Rate strict = Rate.NONE;
    Rate all = Rate.NONE;
    for (int i = 0; i < seconds; i++) {
      made = made.plus(rate(transfers, TURN));
      strict = strict.plus(rate(thread -> raw.insert(group), TURN));
      all = all.plus(rate(thread -> raw.insertAll(grants, group - grants), TURN));
    }
    out.printf(
        "%-10s %-22s %,12.0f %,10.0f %,10.0f %9.2f %9.2f %,8.0f %,8.0f %,8.0f%n",
        engine.dialect(),
        what,
        made.perSecond() / seconds,
        strict.perSecond() / seconds,
        all.perSecond() / seconds,
        made.perSecond() / strict.perSecond(),
        made.perSecond() / all.perSecond(),
        made.micros(),
        strict.micros(),
        all.micros());
  }

  private void warmUp(Load.Task task) throws Exception {
    double made = 0;
    for (int i = 0; i < WARM_UP_SECONDS && made < WARM_UP_TRANSFERS; i++) {
      made += rate(task, TURN).made();
    }
  }

  /**
   * A number of transfers a second, and the time of processors that this process took for them.
   *
   * @param made how many were made in all
   */
  private record Rate(double perSecond, double made, double nanos) {
    private static final Rate NONE = new Rate(0, 0, 0);

    Rate plus(Rate more) {
      return new Rate(perSecond + more.perSecond, made + more.made, nanos + more.nanos);
    }

    double micros() {
      return nanos / made / 1_000;
    }
  }

  private Rate rate(Load.Task task, Duration time) throws Exception {
    LongAdder done = new LongAdder();
    long before = SYSTEM.getProcessCpuTime();
    Load.Task counted =
        thread -> {
          task.run(thread);
          done.add(group);
        };
    double perSecond = new Load(clients, counted).perSecond(TURN.dividedBy(10), time) * group;
    return new Rate(perSecond, done.sum(), SYSTEM.getProcessCpuTime() - before);
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
          List<Payment> payments = new ArrayList<>();
          for (int i = 0; i < group / 2; i++) {
            payments.add(new Payment("spend/" + ids.incrementAndGet(), member, 1, reason));
          }
          ledger.spend(payments);
          return null;
        });
  }
}
