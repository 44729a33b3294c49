package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Complaints;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Shipped;
import dev.millet.tests.SteadyLoad;
import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The disk takes no more while a file comes in. A limit on the size of a file makes the same write
 * fail as a full disk does, for anybody and on any file system.
 */
public class FullDiskIT {

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final int MIB = 1024 * 1024;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void whatCannotBeKeptIsToldAndTheOldVersionServesOn() throws Exception {
    assumeTrue(PRLIMIT + " is not there", Files.isExecutable(PRLIMIT));
    try (MilletProcess millet =
        MilletProcess.run("--set", "upgrades.unsigned=true", "--set", "upgrades.watch.seconds=0")
            .ready()) {
      String token = Operator.of(millet).token();
      Api api = new Api(millet.address("/"));
      ModuleChanges changes = new ModuleChanges(api, token);
      Complaints complaints = new Complaints(api.root(), token);
      assertEquals("done", changes.make(TrialModule.of("1.0.0", Steady.class).bytes()));
      byte[] large = large();
      SteadyLoad load = new SteadyLoad(api);
      try {
        largestFile(millet, Integer.toString(24 * MIB));
        complaints.refusal(large, 507).says("not-kept", "File too large");
        assertEquals(1, files(millet).size());
      } finally {
        largestFile(millet, "unlimited");
        Await.until(() -> load.requests() > 50, () -> "nobody asks anything");
        load.close();
      }
      assertEquals(List.of(), load.failures());
      // the control: it is the disk that was in the way, and nothing else
      assertEquals(201, complaints.status(large));
      assertEquals(2, files(millet).size());
    }
  }

  /** HSQLDB only logs that it could not write, and where it logs to depends on the framework. */
  @Test
  public void nothingAcknowledgedIsLostWhereTheLogOfTheDatabaseCannotGrow() throws Exception {
    assumeTrue(PRLIMIT + " is not there", Files.isExecutable(PRLIMIT));
    Path data = folder.newFolder("data").toPath();
    Set<Long> acknowledged = new HashSet<>();
    String token;
    try (MilletProcess millet = MilletProcess.run().on(data).ready()) {
      Api api = new Api(millet.address("/"));
      String operator = Operator.of(millet).token();
      token = api.member("mei", operator);
      api.product("phone", operator);
      long size = Files.size(data.resolve("database/millet.log"));
      largestFile(millet, Long.toString(size + 100 * 1024));
      int refused = 0;
      for (int i = 0; i < 400 && refused < 20; i++) {
        HttpResponse<String> answer = api.post("/api/v1/suggestions", token, suggestion(i));
        if (answer.statusCode() == 201) {
          acknowledged.add(Api.number(answer.body(), "id"));
        } else {
          assertEquals(answer.body(), 503, answer.statusCode());
          refused++;
        }
      }
      assertEquals("the log came to its limit", 20, refused);
      millet.kill();
    }
    try (MilletProcess millet = MilletProcess.run().on(data).ready()) {
      Api api = new Api(millet.address("/"));
      for (long id : acknowledged) {
        assertEquals("" + id, 200, api.get("/api/v1/suggestions/" + id, token).statusCode());
      }
    }
  }

  private static String suggestion(int number) {
    return "{\"product\":\"phone\",\"title\":\"Number %s\",\"body\":\"%s\"}"
        .formatted(number, "x".repeat(2_000));
  }

  private static byte[] large() throws IOException {
    byte[] filling = new byte[30 * MIB];
    new Random(1).nextBytes(filling);
    return Versions.of(Shipped.home().root(), "voting")
        .version("0.1.50")
        .entry("filling.bin", filling)
        .bytes();
  }

  /** The soft limit: it can be raised again without a right to. */
  private static void largestFile(MilletProcess millet, String bytes) throws Exception {
    Process process =
        new ProcessBuilder(
                PRLIMIT.toString(), "--pid", Long.toString(millet.pid()), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
  }

  private static List<Path> files(MilletProcess millet) throws IOException {
    try (Stream<Path> files = Files.list(millet.data().resolve("modules"))) {
      return files.toList();
    }
  }
}
