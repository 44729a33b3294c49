package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Shipped;
import dev.millet.tests.Versions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What was installed is there after a restart, and what was not kept is not: never a mixture. */
public class UpgradeRestartIT {

  private static final int NO_BUNDLE = 16;
  private static final String NEXT = "0.1.77";

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private MilletProcess.Start start(int watch) {
    return MilletProcess.run(
            "--set", "upgrades.unsigned=true", "--set", "upgrades.watch.seconds=" + watch)
        .on(folder.getRoot().toPath().resolve("data"));
  }

  private static ModuleChanges changes(MilletProcess millet) throws Exception {
    return new ModuleChanges(new Api(millet.address("/")), Operator.of(millet).token());
  }

  private static byte[] next() throws Exception {
    return Versions.of(Shipped.home().root(), "voting").version(NEXT).bytes();
  }

  @Test
  public void whatWasPutInIsThereAfterARestart() throws Exception {
    try (MilletProcess millet = start(0).ready()) {
      assertEquals("done", changes(millet).make(next()));
    }
    try (MilletProcess millet = start(0).ready()) {
      assertEquals(NEXT, changes(millet).active("voting"));
    }
  }

  @Test
  public void killedWhileTheNewVersionIsWatchedTheOldOneComesBack() throws Exception {
    String before;
    try (MilletProcess millet = start(600).ready()) {
      ModuleChanges changes = changes(millet);
      before = changes.active("voting");
      changes.begin(next());
      Await.until(() -> changes.reports().toString().contains("watch"), () -> "not watched");
      assertEquals(NEXT, changes.active("voting"));
      millet.kill();
    }
    try (MilletProcess millet = start(0).ready()) {
      assertEquals(before, changes(millet).active("voting"));
    }
  }

  @Test
  public void aFileThatHasChangedSinceItWasLetInIsNotInstalled() throws Exception {
    try (MilletProcess millet = start(0).ready()) {
      assertEquals("done", changes(millet).make(next()));
    }
    Path data = folder.getRoot().toPath().resolve("data");
    try (Stream<Path> files = Files.list(data.resolve("modules"))) {
      for (Path file : files.toList()) {
        Files.write(file, Versions.of(Shipped.home().root(), "voting").version("0.1.98").bytes());
      }
    }
    try (MilletProcess millet = start(0).start()) {
      assertEquals(NO_BUNDLE, millet.awaitEnd());
      assertTrue(millet.output(), millet.output().contains("missing or damaged"));
    }
  }

  @Test
  public void aFileThatIsMissingIsNamedWithTheWayOn() throws Exception {
    try (MilletProcess millet = start(0).ready()) {
      assertEquals("done", changes(millet).make(next()));
    }
    Path data = folder.getRoot().toPath().resolve("data");
    try (Stream<Path> files = Files.list(data.resolve("modules"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    try (MilletProcess millet = start(0).start()) {
      assertEquals(NO_BUNDLE, millet.awaitEnd());
      assertTrue(millet.output(), millet.output().contains("voting"));
      assertTrue(millet.output(), millet.output().contains("modules.properties"));
    }
    List<String> kept =
        Files.readAllLines(data.resolve("modules.properties")).stream()
            .filter(line -> !line.startsWith("voting"))
            .toList();
    Files.write(data.resolve("modules.properties"), kept);
    try (MilletProcess millet = start(0).ready()) {
      assertEquals("0.1.0", changes(millet).active("voting"));
    }
  }
}
