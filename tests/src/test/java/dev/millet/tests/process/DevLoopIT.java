package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A developer builds the sample again and again, and the running instance follows. */
public class DevLoopIT {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void whatABuildLeavesIsServedWithoutARestart() throws Exception {
    Path output = folder.newFolder("target").toPath();
    try (MilletProcess millet = MilletProcess.run("--dev", output.toString()).ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(404, api.get("/thanks", null).statusCode());
      assertTrue(millet.output(), millet.output().contains("DEVELOPMENT"));

      build(output, sample().bytes());
      Await.until(() -> page(api).contains("Who helped you"), millet::output);

      // the same version with another text, as a build of a snapshot leaves it
      String messages = text("messages/en.properties");
      build(
          output,
          sample()
              .entry("messages/en.properties", messages.replace("Who helped", "Who so helped"))
              .bytes());
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
    }
  }

  private static String page(Api api) {
    return api.get("/thanks", null).body();
  }

  /** Maven writes the file in its place, piece by piece. */
  private static void build(Path output, byte[] jar) throws Exception {
    Path file = output.resolve("com.example.thanks-0.1.0.jar");
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

  private static Path jar() {
    return Path.of(System.getProperty("millet.samples"), "thanks/target")
        .resolve("com.example.thanks-0.1.0.jar");
  }

  private static String text(String entry) throws IOException {
    try (var jar = new java.util.jar.JarFile(jar().toFile());
        var in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
