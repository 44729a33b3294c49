package dev.millet.benchmarks;

import dev.millet.api.database.Database;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many messages that are due at once, and the requests beside them. */
@Command(
    name = "mail",
    description = {
      "How long an instance on the embedded database takes to hand over many messages to a mail",
      "server on this machine, over how many connections, and how long lists and votes take",
      "meanwhile, beside how long they take before. All is on this machine, the load too."
    },
    mixinStandardHelpOptions = true)
final class MailBenchmark implements Callable<Integer> {

  private static final int AT_ONCE = 500;
  private static final long BETWEEN_REQUESTS_NANOS = 5_000_000;
  private static final String BODY =
      "[{\"kind\":\"PARAGRAPH\",\"text\":\"Somebody answered 深色模式.\"},"
          + "{\"kind\":\"BUTTON\",\"text\":\"Open\",\"link\":\"/suggestions/1\"}]";

  @Option(names = "--messages", description = "Default: ${DEFAULT-VALUE}.")
  private int messages = 10_000;

  @Option(
      names = "--seconds",
      description = "How long requests are measured before. Default: ${DEFAULT-VALUE}.")
  private int seconds = 10;

  @Option(
      names = "--data",
      description = "A data directory to fill and keep, or one that an earlier run has filled.")
  private Path data;

  private final PrintStream out = System.out;

  /** The times of lists and votes. */
  private record Times(Histogram reads, Histogram writes) {}

  @Override
  public Integer call() throws Exception {
    Path directory = Dataset.directory(data);
    Instance.start(directory, List.of()).close();
    queue(directory);
    try (MailSink sink = new MailSink(messages);
        Instance millet = Instance.start(directory, settings(sink.port()))) {
      millet.awaitAnswer("/health/ready");
      measure(millet, sink);
    }
    return 0;
  }

  private static List<String> settings(int port) {
    return List.of(
        "site.address=https://ideas.example.com",
        "mail.host=127.0.0.1",
        "mail.port=" + port,
        "mail.security=none",
        "mail.from.address=ideas@example.com");
  }

  private void measure(Instance millet, MailSink sink) throws Exception {
    String token = millet.token("m1");
    try (Wire wire = new Wire(millet.root())) {
      Requests votes = Requests.votes(List.of(token));
      long warm = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
      times(wire, votes, () -> System.nanoTime() < warm);
      long steady = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
      Times before = times(wire, votes, () -> System.nanoTime() < steady);
      long begin = System.nanoTime();
      sink.open();
      Times meanwhile = times(wire, votes, () -> sink.missing() > 0);
      double took = (System.nanoTime() - begin) / 1e9;
      out.printf(
          "%,d messages in %.1f s (%,.0f/s) over %d connections%n",
          messages, took, messages / took, sink.connections());
      out.printf("%-8s %6s %12s %12s %7s%n", "", "", "before, ms", "meanwhile", "ratio");
      print("list", before.reads(), meanwhile.reads());
      print("vote", before.writes(), meanwhile.writes());
    }
  }

  private void print(String what, Histogram before, Histogram meanwhile) {
    for (double share : new double[] {50, 99}) {
      double one = before.getValueAtPercentile(share) / 1e6;
      double other = meanwhile.getValueAtPercentile(share) / 1e6;
      out.printf("%-8s p%-5.0f %12.2f %12.2f %7.2f%n", what, share, one, other, other / one);
    }
  }

  /** Asks for a list and votes in turn, at a steady pace, and counts from when each was due. */
  private static Times times(Wire wire, Requests votes, BooleanSupplier more) throws IOException {
    Times times = new Times(new Histogram(3), new Histogram(3));
    byte[] list = wire.request("GET", "/api/v1/suggestions?limit=20", null);
    long due = System.nanoTime();
    for (int i = 0; more.getAsBoolean(); i++) {
      LockSupport.parkNanos(due - System.nanoTime());
      wire.exchange(i % 2 == 0 ? list : votes.next(wire, 0));
      (i % 2 == 0 ? times.reads() : times.writes()).recordValue(System.nanoTime() - due);
      due = Math.max(due + BETWEEN_REQUESTS_NANOS, System.nanoTime());
    }
    return times;
  }

  /** Puts messages into the queue of an instance that does not run. */
  private void queue(Path directory) throws Exception {
    Options options =
        new Options("the database", 4, Duration.ofSeconds(60), Duration.ofSeconds(60));
    try (Engine engine = EmbeddedDatabase.open(directory.resolve("database"), options)) {
      Database database = new BundleDatabase(engine);
      for (int i = 0; i < messages; i += AT_ONCE) {
        int first = i;
        database.write(handle -> insert(handle, first, Math.min(first + AT_ONCE, messages)));
      }
    }
  }

  private static int insert(Handle handle, int first, int end) {
    var now = Instant.now().atOffset(ZoneOffset.UTC);
    List<Long> ids = new ArrayList<>();
    PreparedBatch rows =
        handle.prepareBatch(
            """
            INSERT INTO mail_messages (kind, to_address, content_language, content_subject,
              content_body, secret, created_at, valid_until, message_id, delivery_state,
              delivery_due_at, delivery_attempts)
            VALUES ('benchmark', ?, 'en', 'Somebody answered', ?, FALSE, ?, ?, ?, 'WAITING', ?, 0)
            """);
    for (int i = first; i < end; i++) {
      rows.add(
          "m" + i + "@example.com", BODY, now, now.plusDays(3), "<b" + i + "@example.com>", now);
    }
    rows.executePreparedBatch("id").mapTo(Long.class).forEach(ids::add);
    PreparedBatch outbox =
        handle.prepareBatch("INSERT INTO mail_local_outbox (message) VALUES (?)");
    ids.forEach(outbox::add);
    outbox.execute();
    return ids.size();
  }
}
