package dev.millet.benchmarks;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.postgresql.PostgresDatabase;
import dev.millet.points.boards.Board;
import dev.millet.points.boards.Boards;
import dev.millet.points.boards.Leaderboards;
import dev.millet.points.ledger.DueAccounts;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.Programme;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The time to read a leaderboard of a million members, beside one of a thousand. */
@Command(
    name = "leaderboard",
    description = {
      "The time to read pages of leaderboards of many members, beside those of a thousand, on the",
      "embedded database and on PostgreSQL; read in turns, so that both feel what else goes on."
    },
    mixinStandardHelpOptions = true)
final class LeaderboardBenchmark implements Callable<Integer> {

  private static final int FEW = 1_000;
  private static final int CHUNK = 10_000;
  private static final int DEEP = 20;
  private static final Board PRODUCT = Board.of(Board.PRODUCT, "xenon", "1", "Xenon");

  @Option(
      names = "--postgres",
      description = "JDBC address with user and password of an empty database to measure.",
      defaultValue = "${env:MILLET_TEST_POSTGRES}")
  private String postgres;

  @Option(names = "--members", description = "Default: ${DEFAULT-VALUE}.")
  private int members = 1_000_000;

  @Option(names = "--reads", description = "Reads of each page. Default: ${DEFAULT-VALUE}.")
  private int reads = 1_000;

  private final PrintStream out = System.out;

  /** Members who are all there, since the benchmark has none. */
  private static final class Everybody implements Members {

    @Override
    public Optional<Member> byId(long id) {
      return Optional.of(Member.of(id, "m" + id, "Member", Set.of(Role.MEMBER), Instant.EPOCH));
    }

    @Override
    public Optional<Member> byHandle(String handle) {
      return Optional.empty();
    }

    @Override
    public List<Member> search(String text, int limit) {
      return List.of();
    }

    @Override
    public Map<Long, Member> byIds(Collection<Long> ids) {
      return ids.stream()
          .distinct()
          .collect(Collectors.toMap(Function.identity(), id -> byId(id).orElseThrow()));
    }

    @Override
    public List<Member> withRole(Role role, int limit) {
      return List.of();
    }

    @Override
    public Set<String> groups(long member) {
      return Set.of();
    }

    @Override
    public Map<String, Member> importedPeople(String source, Collection<ImportedPerson> people) {
      return Map.of();
    }
  }

  @Override
  public Integer call() throws Exception {
    Options options =
        new Options("the database", 70, Duration.ofSeconds(120), Duration.ofSeconds(120));
    out.printf("%-12s %-28s %12s %12s %7s%n", "", "a page of 25", "1,000", "many", "ratio");
    Path few = Files.createTempDirectory("millet-benchmark");
    Path many = Files.createTempDirectory("millet-benchmark");
    try (Engine first = EmbeddedDatabase.open(few, options);
        Engine second = EmbeddedDatabase.open(many, options)) {
      measure(first, second);
    } finally {
      Directories.delete(few);
      Directories.delete(many);
    }
    if (postgres == null || postgres.isBlank()) {
      out.println("POSTGRESQL   not measured: name one with --postgres");
      return 0;
    }
    try (Engine first = PostgresDatabase.open(schema("few"), "", "", options);
        Engine second = PostgresDatabase.open(schema("many"), "", "", options)) {
      measure(first, second);
    }
    return 0;
  }

  /** Makes an empty schema and returns its address. */
  private String schema(String name) throws Exception {
    try (Connection connection = DriverManager.getConnection(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS leaderboard_" + name + " CASCADE");
      statement.execute("CREATE SCHEMA leaderboard_" + name);
    }
    return postgres + (postgres.contains("?") ? "&" : "?") + "currentSchema=leaderboard_" + name;
  }

  private void measure(Engine first, Engine second) throws Exception {
    Leaderboards few = filled(first, FEW);
    Leaderboards many = filled(second, members);
    String dialect = new BundleDatabase(first).dialect().toString();
    for (Board board : List.of(Board.EVERYBODY, PRODUCT)) {
      String of = board.key().isEmpty() ? "everybody" : "a product";
      ListRequest top = ListRequest.first(ListRequest.DEFAULT_LIMIT);
      compare(dialect, of + ", first page", few, many, board, top, top);
      compare(dialect, of + ", page 20", few, many, board, deep(few, board), deep(many, board));
    }
  }

  /** Returns the request for a page far behind. */
  private static ListRequest deep(Leaderboards leaderboards, Board board) {
    ListRequest request = ListRequest.first(ListRequest.DEFAULT_LIMIT);
    for (int i = 1; i < DEEP; i++) {
      Slice<?> page = leaderboards.list(board, Programme.ALL_TIME, request);
      request = request.after(page.next());
    }
    return request;
  }

  private void compare(
      String dialect,
      String what,
      Leaderboards few,
      Leaderboards many,
      Board board,
      ListRequest ofFew,
      ListRequest ofMany) {
    long[] small = new long[reads];
    long[] large = new long[reads];
    for (int warm = 0; warm < 2; warm++) {
      for (int i = 0; i < reads; i++) {
        small[i] = time(few, board, ofFew);
        large[i] = time(many, board, ofMany);
      }
    }
    double one = median(small);
    double other = median(large);
    out.printf("%-12s %-28s %9.0f us %9.0f us %7.2f%n", dialect, what, one, other, other / one);
  }

  private static long time(Leaderboards leaderboards, Board board, ListRequest request) {
    long begun = System.nanoTime();
    int found = leaderboards.list(board, Programme.ALL_TIME, request).items().size();
    long taken = System.nanoTime() - begun;
    if (found != ListRequest.DEFAULT_LIMIT) {
      throw new IllegalStateException("a page has " + found + " places");
    }
    return taken;
  }

  /** Returns the median in microseconds. */
  private static double median(long[] nanoseconds) {
    long[] sorted = nanoseconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e3;
  }

  private Leaderboards filled(Engine engine, int count) {
    PointsTables.make(engine);
    Database database = new BundleDatabase(engine);
    for (int from = 1; from <= count; from += CHUNK) {
      fill(database, from, Math.min(count, from + CHUNK - 1));
    }
    if (database.dialect() == Dialect.POSTGRESQL) {
      database.write(handle -> handle.execute("ANALYZE"));
    }
    Everybody everybody = new Everybody();
    Programme programme = new Programme(ZoneId.of("UTC"), 12, List.of(100L), 10);
    OpenGuard guard = new OpenGuard();
    Boards boards = new Boards(null, everybody, new VisibleSubjects(List::of), List::of);
    Ledger ledger = new Ledger(database, guard, (type, payload) -> {}, programme, boards);
    return new Leaderboards(
        database, guard, ledger, new DueAccounts(database, ledger), everybody, boards);
  }

  private static void fill(Database database, int from, int to) {
    database.write(
        handle -> {
          PreparedBatch accounts =
              handle.prepareBatch("INSERT INTO points_accounts (id, member) VALUES (:id, :id)");
          PreparedBatch scores =
              handle.prepareBatch(
                  """
                  INSERT INTO points_scores (period, account, score, shown)
                  VALUES ('all', :id, :score, TRUE)
                  """);
          PreparedBatch boards =
              handle.prepareBatch(
                  """
                  INSERT INTO points_board_scores (board, period, account, score, shown)
                  VALUES ('product/1', 'all', :id, :score, TRUE)
                  """);
          for (int id = from; id <= to; id++) {
            // few have much and many have little, in no order of their ids
            long score = 1 + 50_000_000L / (1 + (id * 7_919L) % 1_000_003L);
            accounts.bind("id", id).add();
            scores.bind("id", id).bind("score", score).add();
            boards.bind("id", id).bind("score", score).add();
          }
          accounts.execute();
          scores.execute();
          return boards.execute();
        });
  }
}
