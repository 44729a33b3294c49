package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Shipped;
import dev.millet.tests.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A developer builds the sample again and again, and the running instance follows. */
public class DevLoopIT {

  private static final String NAME = "com.example.thanks-0.1.0.jar";

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void whatABuildLeavesIsServedWithoutARestart() throws Exception {
    Path output = folder.newFolder("target").toPath();
    try (MilletProcess millet = MilletProcess.run("--dev", output.toString()).ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(404, api.get("/thanks", null).statusCode());
      Await.until(() -> millet.output().contains("DEVELOPMENT"), millet::output);

      build(output, sample().bytes());
      Await.until(() -> page(api).contains("Who helped you"), millet::output);

      // the same version with another text, as a build of a snapshot leaves it
      build(output, asking("Who so helped"));
      long begin = System.nanoTime();
      Await.until(() -> page(api).contains("Who so helped you"), millet::output);
      System.out.printf(
          "from the build to the new page: %.2f s%n", (System.nanoTime() - begin) / 1e9);

      // half of a file, then one that does not start: what was there goes on, and so does the loop
      Files.writeString(output.resolve("half.jar"), "PK");
      build(output, sample().header("Service-Component", null).bytes());
      Await.until(() -> millet.output().contains("is not in (failed)"), millet::output);
      assertTrue(page(api).contains("Who so helped you"));
      build(output, sample().bytes());
      Await.until(() -> page(api).contains("Who helped you"), millet::output);

      // a clean build takes the folder itself away
      for (Path file : List.of(output.resolve("half.jar"), output.resolve(NAME), output)) {
        Files.delete(file);
      }
      Files.createDirectory(output);
      build(output, asking("Who then helped"));
      Await.until(() -> page(api).contains("Who then helped you"), millet::output);
    }
  }

  @Test
  public void anEditedMigrationRunsOnceTheTablesAreReset() throws Exception {
    Path output = folder.newFolder("target").toPath();
    build(output, sample().bytes());
    try (MilletProcess millet = MilletProcess.run("--dev", output.toString()).ready()) {
      Api api = new Api(millet.address("/"));
      Await.until(() -> page(api).contains("Who helped you"), millet::output);
      String notes = text("db/0001-notes.sql");
      assertTrue(notes, notes.contains("VARCHAR(400)"));
      String messages = text("messages/en.properties").replace("Who helped", "Who now helped");
      build(
          output,
          sample()
              .entry("db/0001-notes.sql", notes.replace("VARCHAR(400)", "VARCHAR(300)"))
              .entry("messages/en.properties", messages)
              .bytes());
      Await.until(() -> millet.output().contains("millet modules reset thanks"), millet::output);
      assertTrue(page(api).contains("Who helped you"));

      Command reset =
          Command.run(
              Shipped.home().root(),
              Map.of("JAVA_HOME", System.getProperty("java.home")),
              List.of(
                  "modules",
                  "reset",
                  "thanks",
                  output.resolve(NAME).toString(),
                  "--yes",
                  "--data",
                  millet.data().toString()));
      assertEquals(reset.output(), 0, reset.code());
      assertTrue(reset.output(), reset.output().contains("Dropped: thanks_notes"));
      assertTrue(page(api).contains("Who now helped you"));
    }
  }

  @Test
  public void whatIsThereAlreadyDoesNotKeepTheOthersOfABuildOut() throws Exception {
    Path output = folder.newFolder("target").toPath();
    build(output, sample().bytes());
    Files.copy(voting(), output.resolve("voting.jar"));
    Files.write(output.resolve("refused.jar"), sample().header("Bundle-Version", "one").bytes());
    Path missing = output.resolveSibling("not-built-yet");
    try (MilletProcess millet =
        MilletProcess.run("--dev", output.toString(), "--dev", missing.toString()).ready()) {
      Api api = new Api(millet.address("/"));
      Await.until(() -> page(api).contains("Who helped you"), millet::output);
      assertTrue(millet.output(), millet.output().contains("there is no " + missing + " yet"));
      assertTrue(millet.output(), millet.output().contains("dev: refused.jar: "));
      assertFalse(millet.output(), millet.output().contains("active already"));
    }
  }

  private static String page(Api api) {
    return api.get("/thanks", null).body();
  }

  /** Maven writes the file in its place, piece by piece. */
  private static void build(Path output, byte[] jar) throws Exception {
    Path file = output.resolve(NAME);
    int half = jar.length / 2;
    try (var out = Files.newOutputStream(file)) {
      out.write(jar, 0, half);
      out.flush();
      Thread.sleep(30);
      out.write(jar, half, jar.length - half);
    }
  }

  private static Versions sample() throws IOException {
    return Versions.of(Files.readAllBytes(jar()));
  }

  /** The sample with another question on its page, in the same version. */
  private static byte[] asking(String question) throws IOException {
    String messages = text("messages/en.properties").replace("Who helped", question);
    return sample().entry("messages/en.properties", messages).bytes();
  }

  private static Path voting() throws IOException {
    return Shipped.bundles("voting").stream()
        .map(Shipped::jar)
        .filter(jar -> jar.getFileName().toString().startsWith("dev.millet.voting-0"))
        .findFirst()
        .orElseThrow();
  }

  private static Path jar() {
    return Path.of(System.getProperty("millet.samples"), "thanks/target").resolve(NAME);
  }

  private static String text(String entry) throws IOException {
    try (var jar = new java.util.jar.JarFile(jar().toFile());
        var in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
