package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.After;
import org.junit.Test;

/** Files that are nothing to install. They are refused as they come, and not kept. */
public class BadFilesIT extends TrialGround {

  private static final int MIB = 1024 * 1024;

  private static long kept;

  @Override
  Map<String, Object> settings() {
    return Map.of("unsigned", true, "watch.seconds", 0, "file.mib", 2);
  }

  @After
  public void noneIsKept() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(context.getProperty("millet.data"), "modules"))) {
      long now = files.count();
      assertEquals(kept == 0 ? now : kept, now);
      kept = now;
    }
  }

  @Test
  public void whatIsNoJar() throws Exception {
    complaints.refusal("hello".getBytes(StandardCharsets.UTF_8)).says("not-a-jar");
  }

  @Test
  public void aFileThatIsCutOff() throws Exception {
    byte[] jar = steady().bytes();
    complaints.refusal(Arrays.copyOf(jar, jar.length / 2)).says("truncated");
  }

  @Test
  public void aFileWithAWrongByteInside() throws Exception {
    byte[] jar = steady().bytes();
    for (int i = jar.length / 3; i < jar.length / 3 + 200; i++) {
      jar[i] ^= 0x55;
    }
    complaints.refusal(jar).says("damaged");
  }

  @Test
  public void aJarWithoutAManifest() throws Exception {
    complaints.refusal(zip("code.txt", 10)).says("no-manifest", "META-INF/MANIFEST.MF");
  }

  @Test
  public void aJarWithoutASymbolicName() throws Exception {
    complaints
        .refusal(steady().header("Bundle-SymbolicName", null).bytes())
        .says("not-a-bundle", "Bundle-SymbolicName");
  }

  @Test
  public void aBundleThatIsNoModule() throws Exception {
    complaints
        .refusal(steady().header("Millet-Module", null).bytes())
        .says("not-a-module", TrialModule.BUNDLE, "Millet-Module");
  }

  @Test
  public void aModuleWhoseNameIsNone() throws Exception {
    complaints
        .refusal(steady().header("Millet-Module", "../trial").bytes())
        .says("module-name", "../trial");
  }

  @Test
  public void aModuleThatExportsPackages() throws Exception {
    complaints
        .refusal(steady().header("Export-Package", "com.example.inside").bytes())
        .says("exports", "com.example.inside");
  }

  @Test
  public void aPartOfThePlatform() throws Exception {
    complaints
        .refusal(steady().header("Millet-Platform", "true").bytes())
        .says("platform", TrialModule.NAME);
  }

  @Test
  public void aVersionThatIsNone() throws Exception {
    complaints.refusal(steady().version("next").bytes()).says("version", "next");
  }

  @Test
  public void aHeaderWithAControlCharacter() throws Exception {
    complaints
        .refusal(steady().header("Bundle-SymbolicName", TrialModule.BUNDLE + "\u0007").bytes())
        .says("control-character", "Bundle-SymbolicName");
  }

  @Test
  public void aFileThatUnpacksToFarMore() throws Exception {
    complaints.refusal(zip("zeros", 64 * MIB)).says("unpacks-too-large", "zeros", "20 MiB");
  }

  @Test
  public void aManifestThatUnpacksToFarMore() throws Exception {
    complaints
        .refusal(zip("META-INF/MANIFEST.MF", 16 * MIB))
        .says("unpacks-too-large", "META-INF/MANIFEST.MF", "8 MiB");
  }

  @Test
  public void aFileThatIsTooLarge() throws Exception {
    assertEquals(413, complaints.status(new byte[3 * MIB]));
  }

  private static Versions steady() throws IOException {
    return TrialModule.of(next(), Steady.class);
  }

  private static byte[] zip(String name, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(new byte[zeros]);
    }
    return bytes.toByteArray();
  }
}
