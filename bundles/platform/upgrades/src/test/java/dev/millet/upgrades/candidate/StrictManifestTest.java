package dev.millet.upgrades.candidate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Jars that would run code at installation, or that their readers understand differently. */
public final class StrictManifestTest {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String PLAIN =
      "Manifest-Version: 1.0\r\nBundle-ManifestVersion: 2\r\n"
          + "Bundle-SymbolicName: example.greeting\r\nBundle-Version: 1.0.0\r\n"
          + "Millet-Module: greeting\r\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void anOrdinaryModuleIsTaken() throws Exception {
    assertEquals("greeting", reader().read(jar(MANIFEST, PLAIN)).module());
    String chinese = PLAIN + "Bundle-Name: 你好\r\n";
    assertEquals("greeting", reader().read(jar(MANIFEST, chinese)).module());
  }

  @Test
  public void fragmentsAndExtensionsAreRefusedHoweverTheyAreWritten() throws Exception {
    for (String header :
        List.of(
            "Fragment-Host: system.bundle; extension:=framework",
            "Fragment-Host: system.bundle",
            "Fragment-Host: org.apache.felix.framework",
            "Fragment-Host: org.apache.felix.framework;extension:=bootclasspath",
            "Fragment-Host: dev.millet.gateway",
            "fragment-host: system.bundle",
            "FRAGMENT-HOST: system.bundle",
            "ExtensionBundle-Activator: Act",
            "extensionbundle-activator: Act",
            "Felix-Activator: Act",
            "felix-ACTIVATOR: Act")) {
      assertEquals(header, "fragment", refusal(MANIFEST, PLAIN + header + "\r\n"));
    }
  }

  @Test
  public void anExtensionWithoutABundleManifestVersionIsRefusedAsOne() throws Exception {
    String manifest =
        "Manifest-Version: 1.0\r\nFragment-Host: system.bundle\r\nFelix-Activator: Act\r\n";
    assertEquals("fragment", refusal(MANIFEST, manifest));
  }

  @Test
  public void aHeaderThatIsGivenTwiceIsRefused() throws Exception {
    assertEquals(
        "header-twice", refusal(MANIFEST, PLAIN + "bundle-symbolicname: example.other\r\n"));
  }

  @Test
  public void aManifestInOtherLettersIsRefusedAloneAndBesideAnother() throws Exception {
    assertEquals("manifest-name", refusal("meta-inf/manifest.mf", PLAIN));
    assertEquals("manifest-name", refusal(MANIFEST, PLAIN, "META-INF/manifest.mf", PLAIN));
  }

  @Test
  public void anEntryThatIsThereTwiceIsRefused() throws Exception {
    Path jar = jar(MANIFEST, PLAIN, "code.one", "a", "code.two", "b");
    byte[] bytes = Files.readAllBytes(jar);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("code.two", "code.one");
    Files.write(jar, text.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("entry-twice", refusal(jar));
  }

  @Test
  public void aFileThatNoSignatureCoversIsRefused() throws Exception {
    assertEquals("unsigned-sig", refusal(MANIFEST, PLAIN, "META-INF/SIG-CODE", "x"));
    assertEquals("unsigned-sig", refusal(MANIFEST, PLAIN, "META-INF/SIG-x/Act.class", "x"));
    assertEquals("unsigned-sig", refusal(MANIFEST, PLAIN, "meta-inf/sig-x", "x"));
  }

  @Test
  public void lineEndsThatReadersUnderstandDifferentlyAreRefused() throws Exception {
    assertEquals("manifest-bytes", refusal(MANIFEST, PLAIN + "X: y\rFelix-Activator: Act\r\n"));
    assertEquals("manifest-bytes", refusal(MANIFEST, PLAIN + "X: y\u0000\r\n"));
    assertEquals("manifest-line", refusal(MANIFEST, PLAIN + "Felix-Activator:Act\r\n"));
  }

  @Test
  public void bytesThatAreNoTextAreRefusedWithoutNamingAHeader() throws Exception {
    Path jar = jar(MANIFEST, PLAIN + "Bundle-Name: \u00e4\r\n");
    Path latin = folder.newFile().toPath();
    byte[] name = (PLAIN + "Bundle-Name: \u00e4\r\n").getBytes(StandardCharsets.ISO_8859_1);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(latin))) {
      out.putNextEntry(new ZipEntry(MANIFEST));
      out.write(name);
      out.closeEntry();
    }
    assertEquals("greeting", reader().read(jar).module());
    assertEquals("manifest-bytes", refusal(latin));
  }

  private String refusal(String... entries) throws IOException {
    return refusal(jar(entries));
  }

  private String refusal(Path jar) throws IOException {
    return assertThrows(RejectedFileException.class, () -> reader().read(jar)).problem().code();
  }

  private CandidateReader reader() throws IOException {
    return new CandidateReader(new TrustStore(folder.getRoot().toPath()), 1 << 20);
  }

  /** Names and contents, alternating; nothing is written that is not asked for. */
  private Path jar(String... entries) throws IOException {
    Path file = folder.newFile().toPath();
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new ZipEntry(entries[i]));
        out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return file;
  }
}
