package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.PostgresServer;
import dev.millet.tests.Shipped;
import dev.millet.tests.Sweep;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A company moves to another machine, and from the embedded database to PostgreSQL. */
@RunWith(Parameterized.class)
public class MovingIT {

  /** What the platform of each process writes for itself. */
  private static final List<String> OF_THE_PROCESS =
      List.of(
          "tables/jobs_executions.ndjson",
          "tables/journal_cursors.ndjson",
          "tables/members_setup.ndjson",
          "tables/points_journal_types.ndjson");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static MilletProcess source;
  private static String member;

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private final boolean server;

  public MovingIT(String to) {
    this.server = to.equals("PostgreSQL");
  }

  @Parameters(name = "to {0}")
  public static Iterable<Object[]> targets() {
    return Arrays.asList(new Object[] {"an embedded database"}, new Object[] {"PostgreSQL"});
  }

  @BeforeClass
  public static void start() throws Exception {
    source = MilletProcess.run().withDemo().ready();
    Api api = new Api(source.address("/"));
    String operator = Operator.of(source).token();
    api.product("kettle", operator);
    member = api.member("mover", operator);
    api.suggestion("kettle", "搬家 😀 before", member);
    awaitQuiet(source);
  }

  /**
   * Waits until nothing is left of what follows from the demo: the journal is delivered, the
   * reports of builds are written, and two exports are the same.
   */
  private static void awaitQuiet(MilletProcess millet) throws Exception {
    Api api = new Api(millet.address("/"));
    String operator = Operator.of(millet).token();
    List<Map<String, List<String>>> exports = new ArrayList<>(List.of(Map.of()));
    Await.until(
        () -> {
          api.awaitJournal(operator);
          // apart, so that the second has what the first was too early for
          TimeUnit.SECONDS.sleep(1);
          Map<String, List<String>> before = exports.get(0);
          exports.set(0, exported(millet, operator));
          return isQuiet(before, exports.get(0));
        },
        () -> "it never rests");
  }

  /** Asks the instance as the command does, which would be a process more. */
  private static Map<String, List<String>> exported(MilletProcess millet, String operator)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(millet.address("/api/v1/archive"))
            .header("Authorization", "Bearer " + operator)
            .build();
    Path archive = Files.createTempFile("export", ".zip");
    try {
      assertEquals(200, HTTP.send(request, BodyHandlers.ofFile(archive)).statusCode());
      return tables(archive);
    } finally {
      Files.delete(archive);
    }
  }

  private static boolean isQuiet(Map<String, List<String>> before, Map<String, List<String>> now) {
    return now.equals(before) && !now.get("tables/builds_reports.ndjson").isEmpty();
  }

  @AfterClass
  public static void stop() throws Exception {
    if (source != null) {
      source.close();
    }
  }

  @Test
  public void whatWasExportedIsThereAgainAndLifeGoesOn() throws Exception {
    Path archive = folder.getRoot().toPath().resolve("all.zip");
    Path data = folder.getRoot().toPath().resolve("target");
    Map<String, String> environment = environment();
    said(run(Map.of(), "export", "--data", source.data().toString(), archive.toString()));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)));

    if (server || Sweep.isFull()) {
      said(run(environment, "import", "--data", data.toString(), "--dry-run", archive.toString()));
    }
    said(run(environment, "import", "--data", data.toString(), archive.toString()));
    if (!server || Sweep.isFull()) {
      Command again = run(environment, "import", "--data", data.toString(), archive.toString());
      assertEquals(again.output(), 21, again.code());
      assertTrue(again.output(), again.output().contains("not empty"));
    }
    Path second = folder.getRoot().toPath().resolve("again.zip");
    said(run(environment, "export", "--data", data.toString(), second.toString()));
    assertEquals(tables(archive), tables(second));

    MilletProcess.Start start = MilletProcess.run().on(data);
    environment.forEach(start::with);
    try (MilletProcess target = start.ready()) {
      Api api = new Api(target.address("/"));
      long before = newest(api);
      long made = api.suggestion("kettle", "搬家 after", member);
      assertTrue(made + " is a fresh id after " + before, made > before);
      int voted = api.put("/api/v1/votes/suggestion/" + before, member).statusCode();
      assertEquals(200, voted);
      String votes = api.get("/api/v1/votes/suggestion/" + before, member).body();
      assertTrue(votes, votes.contains("\"support\":1"));
      awaitQuiet(target);
      restore(backup(target, api));
    }
  }

  /** Has the running instance write a backup, on whichever database it is. */
  private static Path backup(MilletProcess target, Api api) throws Exception {
    String operator = Operator.of(target).token();
    assertEquals(202, api.post("/api/v1/backups", operator, "").statusCode());
    String[] said = new String[1];
    Await.until(
        () -> {
          said[0] = api.get("/api/v1/backups", operator).body();
          return !said[0].contains("\"running\"");
        },
        () -> said[0]);
    assertTrue(said[0], said[0].contains("\"state\":\"good\""));
    Path file = target.data().resolve("backups").resolve(Api.text(said[0], "name"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    return file;
  }

  private void restore(Path backup) throws Exception {
    Path data = folder.getRoot().toPath().resolve("restored");
    said(run(Map.of(), "import", "--data", data.toString(), backup.toString()));
    Path again = folder.getRoot().toPath().resolve("restored.zip");
    said(run(Map.of(), "export", "--data", data.toString(), again.toString()));
    assertEquals(tables(backup), tables(again));
  }

  private static long newest(Api api) throws IOException {
    String list = api.get("/api/v1/suggestions?sort=newest&limit=1", member).body();
    JsonNode first = new ObjectMapper().readTree(list).get("items").get(0);
    assertEquals("搬家 😀 before", first.get("title").asText());
    return first.get("id").asLong();
  }

  private Map<String, String> environment() {
    if (!server) {
      return Map.of();
    }
    Assume.assumeTrue("MILLET_TEST_POSTGRES names a server", PostgresServer.isThere());
    return Map.of("MILLET_DATABASE_URL", PostgresServer.newDatabase("moving"));
  }

  private static Command run(Map<String, String> environment, String... arguments)
      throws InterruptedException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_HOME", System.getProperty("java.home"));
    return Command.run(Shipped.home().root(), all, List.of(arguments));
  }

  private static void said(Command command) {
    assertEquals(command.output(), 0, command.code());
  }

  /** The rows of each table, in an order that does not depend on the database. */
  private static Map<String, List<String>> tables(Path archive) throws IOException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        if (entry.getName().startsWith("tables/") && !OF_THE_PROCESS.contains(entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            String rows = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            tables.put(entry.getName(), rows.lines().sorted().toList());
          }
        }
      }
    }
    return tables;
  }
}
