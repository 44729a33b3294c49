package dev.millet.upgrades.state;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import dev.millet.upgrades.candidate.CandidateReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Jars of one bundle, built again and again. */
public final class JarContentTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aBuildThatChangesNothingIsTheSame() throws IOException {
    Path first = jar("Bnd-LastModified", "1", 1_000_000, List.of("A.class", "B.class"), "x");
    Path again = jar("Bnd-LastModified", "2", 9_000_000, List.of("B.class", "A.class"), "x");
    assertEquals(JarContent.digest(first), JarContent.digest(again));
    // the control: the files differ
    assertNotEquals(CandidateReader.sha256(first), CandidateReader.sha256(again));
  }

  @Test
  public void anotherClassEntryOrHeaderIsAnotherBundle() throws IOException {
    String first =
        JarContent.digest(jar("Import-Package", "a", 1_000_000, List.of("A.class"), "x"));
    assertNotEquals(
        first, JarContent.digest(jar("Import-Package", "a", 1_000_000, List.of("A.class"), "y")));
    assertNotEquals(
        first, JarContent.digest(jar("Import-Package", "a", 1_000_000, List.of("B.class"), "x")));
    assertNotEquals(
        first, JarContent.digest(jar("Import-Package", "b", 1_000_000, List.of("A.class"), "x")));
  }

  private Path jar(String header, String value, long time, List<String> names, String content)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue(header, value);
    Map<String, String> entries = new LinkedHashMap<>();
    names.forEach(name -> entries.put(name, name + content));
    Path file = folder.newFile().toPath();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Map.Entry<String, String> each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTime(time);
        out.putNextEntry(entry);
        out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
