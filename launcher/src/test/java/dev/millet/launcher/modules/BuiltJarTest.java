package dev.millet.launcher.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What of a build's output is installed. */
public class BuiltJarTest {

  private static final Map<String, String> MODULE =
      Map.of("Bundle-SymbolicName", "dev.millet.voting", "Millet-Module", "voting");

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aModuleIsCalledByItsNameAndASharedBundleByItsSymbolicName() throws Exception {
    assertEquals("voting", BuiltJar.read(jar(MODULE)).orElseThrow().name());
    Map<String, String> api =
        Map.of("Bundle-SymbolicName", "voting.api;singleton:=true", "Export-Package", "voting.api");
    assertEquals("voting.api", BuiltJar.read(jar(api)).orElseThrow().name());
  }

  @Test
  public void whatNobodyCouldUseIsLeftAlone() throws Exception {
    assertEquals(Optional.empty(), BuiltJar.read(jar(Map.of())));
    assertEquals(
        Optional.empty(), BuiltJar.read(jar(Map.of("Bundle-SymbolicName", "exports.nothing"))));
    assertTrue(BuiltJar.isWanted(Path.of("target/voting-1.0.0.jar")));
    assertFalse(BuiltJar.isWanted(Path.of("target/voting-1.0.0-javadoc.jar")));
    assertFalse(BuiltJar.isWanted(Path.of("target/voting-1.0.0.jar.tmp")));
  }

  @Test
  public void aJarThatIsNotWrittenToItsEndIsNoneYet() throws Exception {
    Path jar = jar(MODULE);
    byte[] whole = Files.readAllBytes(jar);
    for (int written : new int[] {0, 2, whole.length / 2, whole.length - 1}) {
      Files.write(jar, Arrays.copyOf(whole, written));
      assertEquals(written + " bytes", Optional.empty(), BuiltJar.read(jar));
    }
    Files.write(jar, whole);
    assertTrue(BuiltJar.read(jar).isPresent());
  }

  @Test
  public void anotherContentIsAnotherJarAndTheSameIsNot() throws Exception {
    Path jar = jar(MODULE);
    BuiltJar first = BuiltJar.read(jar).orElseThrow();
    Files.write(jar, Files.readAllBytes(jar));
    assertEquals(first, BuiltJar.read(jar).orElseThrow());
    Path other =
        jar(
            Map.of(
                "Bundle-SymbolicName",
                "dev.millet.voting",
                "Millet-Module",
                "voting",
                "Built",
                "again"));
    assertNotEquals(first, BuiltJar.read(other).orElseThrow());
  }

  private Path jar(Map<String, String> headers) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    Path file = Files.createTempFile(folder.getRoot().toPath(), "built", ".jar");
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, manifest).close();
    }
    return file;
  }
}
