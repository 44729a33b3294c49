package dev.millet.launcher.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.Failures;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DataDirectoryTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();
  private Path path;

  @Before
  public void nameTheDirectory() {
    path = folder.getRoot().toPath().resolve("deep/data");
  }

  @Test
  public void aNewDirectoryIsFreshOnce() {
    try (DataDirectory data = DataDirectory.open(path, "1.0.0")) {
      assertTrue(data.isFresh());
    }
    try (DataDirectory data = DataDirectory.open(path, "1.0.0")) {
      assertFalse(data.isFresh());
    }
  }

  @Test
  public void aNewerVersionsDataIsRefused() {
    DataDirectory.open(path, "1.10.0").close();
    LaunchException failure = Failures.of(() -> DataDirectory.open(path, "1.9.0"));
    assertEquals(ExitCode.DATA_NEWER, failure.exitCode());
    assertTrue(failure.getMessage(), failure.getMessage().contains("was written by Millet 1.10.0"));
  }

  @Test
  public void anOlderVersionsDataBecomesTheNewerOnes() {
    DataDirectory.open(path, "1.9.0").close();
    DataDirectory.open(path, "1.10.0").close();
    assertEquals(
        ExitCode.DATA_NEWER, Failures.of(() -> DataDirectory.open(path, "1.9.0")).exitCode());
  }

  @Test
  public void aVersionThatCannotBeReadIsNotOverwritten() throws IOException {
    DataDirectory.open(path, "1.0.0").close();
    Files.writeString(path.resolve("version.json"), "{}");
    LaunchException failure = Failures.of(() -> DataDirectory.open(path, "1.0.0"));
    assertEquals(ExitCode.DATA_UNUSABLE, failure.exitCode());
  }

  @Test
  public void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Path file = folder.newFile().toPath();
    LaunchException failure = Failures.of(() -> DataDirectory.open(file.resolve("data"), "1.0.0"));
    assertEquals(ExitCode.DATA_UNUSABLE, failure.exitCode());
    assertTrue(failure.getMessage(), failure.getMessage().contains(file.toString()));
  }

  @Test
  public void aDirectoryThatWasClosedIsNotInUse() {
    DataDirectory.open(path, "1.0.0").close();
    assertFalse(DataDirectory.isInUse(path));
  }

  @Test
  public void onlyTheOwnerReadsHowToReachTheInstance() throws IOException {
    try (DataDirectory data = DataDirectory.open(path, "1.0.0")) {
      Instance instance = new Instance(URI.create("http://127.0.0.1:1/"), 42, "secret");
      InstanceFile.in(data.path()).write(instance);
      assertEquals(Optional.of(instance), InstanceFile.in(path).read());
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(path.resolve("instance.json"))));
    }
    assertEquals(Optional.empty(), InstanceFile.in(path).read());
  }
}
