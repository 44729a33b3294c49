package dev.millet.launcher.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class OwnerOnlyTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Before
  public void needsModes() {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void set(Path path, String mode) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  public void aNewDataDirectoryLetsOnlyItsOwnerIn() throws Exception {
    Path data = folder.getRoot().toPath().resolve("above/data");
    DataDirectory.open(data, "1.0.0").close();
    assertEquals("rwx------", mode(data));
    assertEquals("rw-------", mode(data.resolve("lock")));
  }

  @Test
  public void theDirectoryOfAnOlderVersionIsTightenedWithAllThatIsInIt() throws Exception {
    Path data = folder.newFolder("old").toPath();
    Path below = Files.createDirectories(data.resolve("database"));
    Path file = Files.writeString(below.resolve("millet.script"), "secret");
    set(data, "rwxr-xr-x");
    set(below, "rwxrwxrwx");
    set(file, "rw-r--r--");
    try (DataDirectory opened = DataDirectory.open(data, "1.0.0")) {
      assertEquals(3, opened.tightened());
    }
    assertEquals("rwx------", mode(data));
    assertEquals("rwx------", mode(below));
    assertEquals("rw-------", mode(file));
    try (DataDirectory again = DataDirectory.open(data, "1.0.0")) {
      assertEquals("it is said once", 0, again.tightened());
    }
  }

  @Test
  public void whatALinkLeadsToIsLeftAlone() throws Exception {
    Path outside = folder.newFile("outside").toPath();
    set(outside, "rw-r--r--");
    Path data = folder.newFolder("data").toPath();
    Files.createSymbolicLink(data.resolve("link"), outside);
    DataDirectory.open(data, "1.0.0").close();
    assertEquals("rw-r--r--", mode(outside));
  }
}
