package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Shipped;
import dev.millet.tests.Versions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The process is killed at each step of a change of two modules; the next start comes up with both
 * old versions or both new ones, never with one of each.
 */
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

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private Path data;
  private int number;

  private record Moment(String step, String state, boolean kept) {

    /** However late the kill comes, what is still watched is not kept. */
    int watchSeconds() {
      return kept ? 1 : 600;
    }
  }

  /** Whether it is killed at a moment, written as step and state. */
  protected boolean isTried(String moment) {
    return true;
  }

  /** How an instance is started; on an embedded database where nothing else is said. */
  protected MilletProcess.Start instance(int watchSeconds) {
    return MilletProcess.run(
        "--set", "upgrades.unsigned=true", "--set", "upgrades.watch.seconds=" + watchSeconds);
  }

  @Test
  public void aKillAtAnyStepLeavesTheOldVersionsOrTheNewOnes() throws Exception {
    data = folder.getRoot().toPath().resolve("data");
    String version = "0.1.0";
    Deque<Moment> moments = new ArrayDeque<>(MOMENTS);
    moments.removeIf(moment -> !isTried(moment.step() + " " + moment.state()));
    MilletProcess millet = start(moments.getFirst());
    try {
      while (!moments.isEmpty()) {
        Moment moment = moments.removeFirst();
        String next = "0.1." + (100 + ++number);
        killedAt(moment, millet, next);
        millet = start(moments.isEmpty() ? moment : moments.getFirst());
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
    try (MilletProcess mixed = instance(0).on(data).ready()) {
      assertThrows(AssertionError.class, () -> assertWhole("a mixture", version, mixed));
    }
  }

  /** Starts what is to be killed at a moment. */
  private MilletProcess start(Moment moment) throws InterruptedException {
    return instance(moment.watchSeconds()).on(data).ready();
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
