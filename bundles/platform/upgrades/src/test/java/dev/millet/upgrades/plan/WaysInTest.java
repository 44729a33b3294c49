package dev.millet.upgrades.plan;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.candidate.TrustStore;
import dev.millet.upgrades.feature.NamedFeatures;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.Distribution;
import dev.millet.upgrades.state.FileExpiry;
import dev.millet.upgrades.state.FileUploads;
import dev.millet.upgrades.state.MavenRepositories;
import dev.millet.upgrades.state.ModuleFiles;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The same hostile jars on every way in: sent in (by page, API or {@code millet dev}, which all end
 * in {@link FileUploads}), in an archive, fetched by coordinates, named by a feature file, or laid
 * into a folder by hand.
 */
public final class WaysInTest {

  private static final int MAX_BYTES = 1 << 20;
  private static final String VERSION = "1.0.0";
  private static final String PLAIN =
      "Manifest-Version: 1.0\r\nBundle-ManifestVersion: 2\r\n"
          + "Bundle-SymbolicName: greeting\r\nBundle-Version: 1.0.0\r\n"
          + "Millet-Module: greeting\r\n";
  private static final String FEATURE =
      """
      {"feature-resource-version": "1.0", "id": "example:greeting.features.all:1.0.0",
       "bundles": [{"id": "example:greeting:1.0.0"}]}
      """;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path root;
  private ModuleFiles files;
  private ModuleRepository repository;
  private FileUploads uploads;

  @Before
  public void prepare() {
    root = folder.getRoot().toPath();
    files = new ModuleFiles(root.resolve("modules"));
    CandidateReader reader = new CandidateReader(new TrustStore(root.resolve("trust")), MAX_BYTES);
    repository = new ModuleRepository(files, new Distribution(root.resolve("home")), reader);
    DesiredState desired = new DesiredState(root.resolve("modules.properties"));
    FileExpiry expiry = new FileExpiry(files, desired, List::of, Duration.ofDays(1), MAX_BYTES);
    uploads = new FileUploads(files, repository, new NamedFeatures(), expiry, MAX_BYTES);
  }

  /** Each jar by the code with which it is refused. */
  private static Map<String, byte[]> hostile() throws IOException {
    Map<String, byte[]> jars = new LinkedHashMap<>();
    jars.put("fragment", jar(PLAIN + "Fragment-Host: system.bundle; extension:=framework\r\n"));
    jars.put("header-twice", jar(PLAIN + "bundle-symbolicname: other\r\n"));
    jars.put("manifest-bytes", jar(PLAIN + "X: y\rFelix-Activator: Act\r\n"));
    jars.put("manifest-line", jar(PLAIN + "Felix-Activator:Act\r\n"));
    jars.put("manifest-name", zip("META-INF/MANIFEST.MF", PLAIN, "meta-inf/manifest.mf", PLAIN));
    jars.put("unsigned-sig", zip("META-INF/MANIFEST.MF", PLAIN, "META-INF/SIG-x", "x"));
    byte[] other = zip("META-INF/MANIFEST.MF", PLAIN, "code.one", "x");
    String text = new String(other, StandardCharsets.ISO_8859_1);
    jars.put(
        "local-header",
        text.replaceFirst("code.one", "code.two").getBytes(StandardCharsets.ISO_8859_1));
    jars.put("exports", jar(PLAIN + "Export-Package: greeting\r\n"));
    jars.put("platform", jar(PLAIN + "Millet-Platform: true\r\n"));
    return jars;
  }

  @Test
  public void sentInTheyAreRefusedAndNothingIsKept() throws Exception {
    hostile().forEach((code, jar) -> assertEquals(code, refused(() -> take(jar))));
    assertEquals(List.of(), files.all());
    assertEquals("the control", "greeting", take(jar(PLAIN)).candidate().module());
  }

  @Test
  public void inAnArchiveTheyAreRefusedAndNothingIsKept() throws Exception {
    for (Map.Entry<String, byte[]> each : hostile().entrySet()) {
      assertEquals(each.getKey(), refused(() -> take(archive(each.getValue()))));
    }
    assertEquals(List.of(), files.all());
    assertEquals("the control", 1, take(archive(jar(PLAIN))).contents().size());
  }

  @Test
  public void fetchedByCoordinatesTheyAreRefusedAndNothingIsKept() throws Exception {
    for (Map.Entry<String, byte[]> each : hostile().entrySet()) {
      assertEquals(each.getKey(), refused(() -> fetch(each.getValue())));
    }
    assertEquals(List.of(), files.all());
    assertEquals("the control", "greeting", fetch(jar(PLAIN)).candidate().module());
  }

  @Test
  public void namedByAFeatureFileTheyStandAgainstThePlan() throws Exception {
    String feature = take(FEATURE.getBytes(StandardCharsets.UTF_8)).sha256();
    for (Map.Entry<String, byte[]> each : hostile().entrySet()) {
      if (each.getKey().equals("platform")) {
        continue; // a feature may name what is there; it is passed over and never installed
      }
      distribute(each.getValue());
      assertEquals(each.getKey(), List.of(each.getKey()), obstacles(feature));
    }
    distribute(jar(PLAIN));
    assertEquals("the control", List.of(), obstacles(feature));
  }

  @Test
  public void laidIntoTheFolderByHandTheyStandAgainstThePlan() throws Exception {
    for (Map.Entry<String, byte[]> each : hostile().entrySet()) {
      files.keep(new ByteArrayInputStream(each.getValue()));
      assertEquals(List.of(each.getKey()), obstacles(sha256(each.getValue())));
    }
    assertEquals(List.of(), repository.modules());
    files.keep(new ByteArrayInputStream(jar(PLAIN)));
    assertEquals("the control", List.of(), obstacles(sha256(jar(PLAIN))));
    assertEquals(1, repository.modules().size());
  }

  @Test
  public void whatTheDistributionBroughtIsLetInAlsoAfterAChangeKeptACopy() throws Exception {
    byte[] shipped = jar(PLAIN);
    distribute(shipped);
    TrustPolicy trust = new TrustPolicy(repository, false, false);
    Path file = repository.find(sha256(shipped)).orElseThrow();
    trust.admit(repository.read(file));
    String kept = repository.keep(file);
    assertEquals("kept among those that were sent", 1, files.all().size());
    trust.admit(repository.read(repository.find(kept).orElseThrow()));
    byte[] sent = jar(PLAIN + "X: another\r\n");
    files.keep(new ByteArrayInputStream(sent));
    Path stranger = repository.find(sha256(sent)).orElseThrow();
    assertEquals("unsigned", refused(() -> trust.admit(repository.read(stranger))));
  }

  @Test
  public void aFeatureFileThatIsNoTextIsRefusedAndNotAFault() throws Exception {
    byte[] latin = FEATURE.replace("greeting", "gr\u00fcezi").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("not-a-feature", refused(() -> take(latin)));
    assertEquals(List.of(), files.all());
  }

  private interface Attempt {
    Object run() throws Exception;
  }

  private static String refused(Attempt attempt) {
    return assertThrows(RejectedFileException.class, attempt::run).problem().code();
  }

  private FileUploads.Received take(byte[] content) throws IOException, RejectedFileException {
    return uploads.receive(new ByteArrayInputStream(content));
  }

  private FileUploads.Received fetch(byte[] jar) throws Exception {
    Path repository = folder.newFolder().toPath();
    Path file = repository.resolve("example/greeting/1.0.0/greeting-1.0.0.jar");
    Files.createDirectories(file.getParent());
    Files.write(file, jar);
    Files.writeString(
        file.resolveSibling(file.getFileName() + ".sha1"),
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(jar)));
    return new MavenRepositories(List.of(repository.toUri().toString()))
        .fetch("example:greeting:" + VERSION, uploads::receive);
  }

  private void distribute(byte[] jar) throws IOException {
    Path file = root.resolve("home/repository/example/greeting/1.0.0/greeting-1.0.0.jar");
    Files.createDirectories(file.getParent());
    Files.write(file, jar);
  }

  private List<String> obstacles(String sha256) throws IOException {
    FileSelection selection = new FileSelection(repository, new NamedFeatures());
    selection.take(List.of(sha256));
    return selection.obstacles().stream().map(ModuleProblem::code).toList();
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static byte[] archive(byte[] jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      put(out, "feature.json", FEATURE.getBytes(StandardCharsets.UTF_8));
      put(out, "greeting.jar", jar);
    }
    return bytes.toByteArray();
  }

  private static byte[] jar(String manifest) throws IOException {
    return zip("META-INF/MANIFEST.MF", manifest);
  }

  /** Names and contents, alternating; the same content each time. */
  private static byte[] zip(String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        put(out, entries[i], entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
