package dev.millet.tests.process;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The log is damaged after a kill: no start goes on silently, and one that is told to recovers. */
public class RecoverIT {

  private static final int SUGGESTIONS = 40;
  private static final int FIRST_LOST = 25;
  private static final int DAMAGED = 27;

  @ClassRule public static final TemporaryFolder KILLED = new TemporaryFolder();
  private static List<Long> written;

  @Rule public TemporaryFolder folder = new TemporaryFolder();
  private Path data;

  /** Once for all tests: each damages a copy. */
  @BeforeClass
  public static void killAfterWriting() throws Exception {
    written = killedAfterWriting(KILLED.getRoot().toPath());
  }

  @Before
  public void copy() throws IOException {
    data = Files.createTempDirectory(folder.getRoot().toPath(), "data-");
    MilletProcess.copy(KILLED.getRoot().toPath(), data);
  }

  @Test
  public void whatIsIntactIsServedAndTheRestIsKeptAndSaidToBeMissing() throws Exception {
    Path log = DamagedLog.in(data).change("Idea " + FIRST_LOST + "!", "Idea 99!").file();
    byte[] damaged = Files.readAllBytes(log);

    assertRefused(run("run", "--data", data.toString(), "--port", "0"), log);
    String archive = folder.getRoot().toPath().resolve("millet.zip").toString();
    assertRefused(run("export", "--data", data.toString(), archive), log);
    assertRefused(run("token", "admin", "--data", data.toString()), log);

    try (MilletProcess recovered = MilletProcess.run("--recover").on(data).ready()) {
      assertServed(written.subList(0, FIRST_LOST), 200, recovered);
      assertServed(written.subList(FIRST_LOST, SUGGESTIONS), 404, recovered);
      Path kept = kept(data);
      assertTrue(recovered.output(), recovered.output().contains("are kept in " + kept));
      assertTrue(recovered.output(), recovered.output().contains("bytes are missing"));
      assertArrayEquals(damaged, Files.readAllBytes(kept.resolve("millet.log")));
      long next =
          new Api(recovered.address("/"))
              .suggestion("recovery", "Afterwards", member(recovered, "zoe"));
      assertEquals("a number is given again", written.get(FIRST_LOST).longValue(), next);
      recovered.kill();
    }
    try (MilletProcess next = MilletProcess.run("--recover").on(data).ready()) {
      assertServed(written.subList(0, FIRST_LOST), 200, next);
      assertTrue(next.output(), next.output().contains("There is nothing to recover"));
      assertTrue(next.output(), next.output().contains(kept(data).toString()));
      String list = new Api(next.address("/")).get("/api/v1/suggestions", null).body();
      assertTrue(list, list.contains("Afterwards"));
    }
  }

  @Test
  public void aRecoveryThatIsKilledIsBegunAgain() throws Exception {
    Path log = DamagedLog.in(data).change("Idea " + FIRST_LOST + "!", "Idea 99!").file();
    byte[] damaged = Files.readAllBytes(log);

    killedWhen(data, () -> !copies(data).isEmpty());
    killedWhen(data, () -> size(log) < damaged.length);

    try (MilletProcess recovered = MilletProcess.run("--recover").on(data).ready()) {
      assertServed(written.subList(0, FIRST_LOST), 200, recovered);
      assertServed(written.subList(FIRST_LOST, SUGGESTIONS), 404, recovered);
    }
    List<byte[]> kept = new ArrayList<>();
    for (Path copy : copies(data)) {
      Path file = copy.resolve("millet.log");
      kept.add(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
    }
    assertTrue("no copy is whole", kept.stream().anyMatch(copy -> Arrays.equals(damaged, copy)));
  }

  /** Recovers, and kills it as soon as something is so: while it recovers, or just after. */
  private static void killedWhen(Path data, Callable<Boolean> condition) throws Exception {
    try (MilletProcess recovering = MilletProcess.run("--recover").on(data).start()) {
      Await.until(condition, recovering::output);
      recovering.kill();
    }
  }

  /** A file that is rewritten is gone for a moment. */
  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static List<Long> killedAfterWriting(Path data) throws Exception {
    List<Long> written = new ArrayList<>();
    try (MilletProcess millet = MilletProcess.run().on(data).ready()) {
      Api api = new Api(millet.address("/"));
      String token = member(millet, "mei");
      api.product("recovery", Operator.of(millet).token());
      for (int i = 0; i < SUGGESTIONS; i++) {
        written.add(api.suggestion("recovery", "Idea " + i + "!", token));
      }
      millet.kill();
    }
    return written;
  }

  private static String member(MilletProcess millet, String handle) throws IOException {
    return new Api(millet.address("/")).member(handle, Operator.of(millet).token());
  }

  private static void assertRefused(Command command, Path log) {
    assertEquals(command.output(), DAMAGED, command.code());
    assertTrue(command.output(), command.lastLine().startsWith("millet: " + log + ", line "));
    assertTrue(command.output(), command.lastLine().contains("millet run --recover"));
  }

  private static void assertServed(List<Long> suggestions, int status, MilletProcess millet) {
    Api api = new Api(millet.address("/"));
    for (long id : suggestions) {
      String path = "/api/v1/suggestions/" + id;
      assertEquals(path, status, api.get(path, null).statusCode());
    }
  }

  private static Path kept(Path data) throws IOException {
    List<Path> kept = copies(data);
    assertEquals(kept.toString(), 1, kept.size());
    return kept.get(0);
  }

  private static List<Path> copies(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> file.getFileName().toString().startsWith("damaged-")).toList();
    }
  }

  private static Command run(String... arguments) throws InterruptedException {
    Map<String, String> java = Map.of("JAVA_HOME", System.getProperty("java.home"));
    return Command.run(Shipped.home().root(), java, List.of(arguments));
  }
}
