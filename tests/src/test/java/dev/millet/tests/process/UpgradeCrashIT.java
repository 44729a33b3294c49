package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.PostgresServer;
import dev.millet.tests.Shipped;
import dev.millet.tests.Versions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * The process is killed at each step of a change of two modules; the next start comes up with both
 * old versions or both new ones, never with one of each.
 */
@RunWith(Parameterized.class)
public class UpgradeCrashIT {

  /** The steps at which it is killed, and whether the next start comes up with the new versions. */
  private static final List<Moment> MOMENTS =
      List.of(
          new Moment("expand", "begun", false),
          new Moment("expand", "done", false),
          new Moment("start", "begun", false),
          new Moment("check", "begun", false),
          new Moment("switch", "begun", false),
          new Moment("switch", "done", false),
          new Moment("watch", "begun", false),
          new Moment("keep", "done", true),
          new Moment("drain", "begun", true));

  /** On a server only what its database makes different, and both sides of what decides. */
  private static final Set<String> ON_A_SERVER =
      Set.of("expand begun", "expand done", "switch done", "keep done", "drain begun");

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private Path data;
  private int number;

  private final boolean server;
  private String address;

  public UpgradeCrashIT(String on) {
    this.server = on.equals("PostgreSQL");
  }

  /** Where steps for tables stop the world, and where they run while it goes on. */
  @Parameters(name = "on {0}")
  public static Iterable<Object[]> databases() {
    return Arrays.asList(new Object[] {"an embedded database"}, new Object[] {"PostgreSQL"});
  }

  private record Moment(String step, String state, boolean kept) {
    boolean isTried(boolean server) {
      return !server || ON_A_SERVER.contains(step + " " + state);
    }
  }

  @Test
  public void aKillAtAnyStepLeavesTheOldVersionsOrTheNewOnes() throws Exception {
    if (server) {
      Assume.assumeTrue("MILLET_TEST_POSTGRES names a server", PostgresServer.isThere());
      address = PostgresServer.newDatabase("crash");
    }
    data = folder.getRoot().toPath().resolve("data");
    String version = "0.1.0";
    MilletProcess millet = start();
    try {
      for (Moment moment : MOMENTS) {
        if (!moment.isTried(server)) {
          continue;
        }
        String next = "0.1." + (100 + ++number);
        killedAt(moment, millet, next);
        millet = start();
        String expected = moment.kept() ? next : version;
        assertWhole(moment.toString(), expected, millet);
        version = expected;
      }
    } finally {
      millet.close();
    }
    assertAMixtureWouldBeSeen(version);
  }

  /** The control: half of what was kept is taken away by hand. */
  private void assertAMixtureWouldBeSeen(String version) throws Exception {
    Path state = data.resolve("modules.properties");
    try (Stream<String> lines = Files.lines(state)) {
      Files.write(state, lines.filter(line -> !line.startsWith("voting")).toList());
    }
    try (MilletProcess mixed = start()) {
      assertThrows(AssertionError.class, () -> assertWhole("a mixture", version, mixed));
    }
  }

  private MilletProcess start() throws InterruptedException {
    MilletProcess.Start start =
        MilletProcess.run("--set", "upgrades.unsigned=true", "--set", "upgrades.watch.seconds=1")
            .on(data);
    return (server ? start.with("MILLET_DATABASE_URL", address) : start).ready();
  }

  private static void assertWhole(String when, String version, MilletProcess millet)
      throws Exception {
    ModuleChanges changes = changes(millet);
    assertEquals(
        when,
        List.of(version, version),
        List.of(changes.active("voting"), changes.active("suggestions")));
    assertEquals(200, new Api(millet.address("/")).get("/suggestions", null).statusCode());
  }

  private static ModuleChanges changes(MilletProcess millet) throws Exception {
    return new ModuleChanges(new Api(millet.address("/")), Operator.of(millet).token());
  }

  private void killedAt(Moment moment, MilletProcess millet, String next) throws Exception {
    ModuleChanges changes = changes(millet);
    changes.begin(grown("voting", next), grown("suggestions", next));
    String path = "/api/v1/modules/changes/" + changes.latest().path("id").asText() + "/events";
    HttpRequest request =
        HttpRequest.newBuilder(millet.address(path))
            .header("Authorization", "Bearer " + Operator.of(millet).token())
            .build();
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body()) {
      assertTrue("seen " + moment, lines.anyMatch(line -> tells(line, moment)));
    }
    millet.kill();
  }

  private static boolean tells(String line, Moment moment) {
    return line.contains("\"step\":\"" + moment.step() + "\"")
        && line.contains("\"state\":\"" + moment.state() + "\"");
  }

  /** Each brings a step for its tables, too. */
  private byte[] grown(String module, String version) throws IOException {
    String step = "db/%d-grown.sql".formatted(9000 + number);
    return Versions.of(Shipped.home().root(), module)
        .version(version)
        .entry(step, "CREATE TABLE %s_grown_%d (id BIGINT PRIMARY KEY)".formatted(module, number))
        .bytes();
  }
}
