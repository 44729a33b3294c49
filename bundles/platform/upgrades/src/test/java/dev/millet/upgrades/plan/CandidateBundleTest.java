package dev.millet.upgrades.plan;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.namespace.PackageNamespace;

/** Reads a jar as a bundle without a framework. */
public final class CandidateBundleTest {

  private static final String NAMED =
      "Manifest-Version: 1.0\r\nBundle-ManifestVersion: 2\r\n"
          + "Bundle-SymbolicName: example.greeting;singleton:=true\r\nBundle-Version: 1.0.0\r\n";
  private static final String MODULE = NAMED + "Millet-Module: greeting\r\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void itsMigrationsAreThoseThatAnInstalledBundleWouldBring() throws Exception {
    CandidateBundle bundle =
        CandidateBundle.read(
            jar(
                MODULE,
                Map.of(
                    "db/0001-a.sql", "CREATE TABLE greeting_a (名 INT)",
                    "db/contract/0002-b.sql", "DROP TABLE greeting_a",
                    "db/deeper/0003-c.sql", "x",
                    "db/README.md", "x",
                    "other/0004-d.sql", "x")));
    assertEquals("greeting", bundle.migrations().module());
    assertEquals(
        Map.of(
            "db/0001-a.sql", "CREATE TABLE greeting_a (名 INT)",
            "db/contract/0002-b.sql", "DROP TABLE greeting_a"),
        bundle.migrations().files());
  }

  @Test
  public void aBundleThatIsNoModuleIsNamedByItsSymbolicName() throws Exception {
    assertEquals(
        "example.greeting", CandidateBundle.read(jar(NAMED, Map.of())).migrations().module());
  }

  @Test
  public void itsRequirementsAreThoseOfItsManifest() throws Exception {
    CandidateBundle bundle =
        CandidateBundle.read(jar(MODULE + "Import-Package: a.b;version=1.0\r\n", Map.of()));
    assertEquals(1, bundle.resource().getRequirements(PackageNamespace.PACKAGE_NAMESPACE).size());
  }

  @Test
  public void headersThatCannotBeReadAreRefused() throws Exception {
    Path jar = jar(MODULE + "Import-Package: ;;=\r\n", Map.of());
    assertThrows(IllegalArgumentException.class, () -> CandidateBundle.read(jar));
  }

  private Path jar(String manifest, Map<String, String> files) throws IOException {
    Path file = folder.newFile().toPath();
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      put(out, "META-INF/MANIFEST.MF", manifest);
      for (Map.Entry<String, String> each : files.entrySet()) {
        put(out, each.getKey(), each.getValue());
      }
    }
    return file;
  }

  private static void put(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
