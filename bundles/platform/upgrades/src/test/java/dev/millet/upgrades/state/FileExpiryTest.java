package dev.millet.upgrades.state;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.distribution.DesiredModule;
import dev.millet.distribution.DesiredModule.Activation;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.candidate.TrustStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What was sent in and nobody installed goes; what is needed stays, however old it is. */
public final class FileExpiryTest {

  private static final Duration AGE = Duration.ofDays(10);
  private static final Duration OLD = Duration.ofDays(11);
  private static final int SIZE = 1000;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> installed = new ArrayList<>();
  private ModuleFiles files;
  private DesiredState desired;
  private ModuleRepository repository;
  private int number;

  @Before
  public void prepare() {
    Path root = folder.getRoot().toPath();
    files = new ModuleFiles(root.resolve("modules"));
    desired = new DesiredState(root.resolve("modules.properties"));
    CandidateReader reader = new CandidateReader(new TrustStore(root.resolve("trust")), SIZE);
    repository = new ModuleRepository(files, new Distribution(root.resolve("home")), reader);
  }

  @Test
  public void whatIsOldGoesAndWhatIsNotStays() throws IOException {
    sent(OLD);
    Path young = sent(Duration.ofDays(9));
    tidy(100);
    assertEquals(List.of(young), files.all());
  }

  @Test
  public void whatRunsOrIsWishedOrIsAWayBackStays() throws IOException {
    Path running = sent(OLD);
    Path wished = sent(OLD);
    Path back = sent(OLD);
    Path shared = sent(OLD);
    sent(OLD);
    installed.addAll(List.of("reference:file:/a.jar", "module:a:" + sha256(running) + "#2"));
    desired.want(
        Map.of(
            "b", new DesiredModule(sha256(wished), sha256(back), false, true, Activation.DISABLED)),
        Map.of("b.api", sha256(shared)));
    tidy(0);
    assertEquals(4, files.all().size());
    assertTrue(files.all().containsAll(List.of(running, wished, back, shared)));
  }

  @Test
  public void theOldestGoWhereThereIsTooMuch() throws IOException {
    Path second = sent(Duration.ofDays(2));
    sent(Duration.ofDays(3));
    Path first = sent(Duration.ofDays(1));
    tidy(2);
    assertEquals(2, files.all().size());
    assertTrue(files.all().containsAll(List.of(first, second)));
  }

  @Test
  public void whatWasSentJustNowStaysHoweverMuchThereIs() throws IOException {
    sent(Duration.ofMinutes(1));
    sent(Duration.ofMinutes(2));
    tidy(0);
    assertEquals(2, files.all().size());
  }

  @Test
  public void whatAKilledProcessLeftHalfWrittenGoes() throws IOException {
    Path now = Files.createFile(sent(Duration.ZERO).resolveSibling("incoming-1.part"));
    Path before = Files.createFile(now.resolveSibling("incoming-2.part"));
    age(before, OLD);
    tidy(100);
    assertTrue(Files.exists(now));
    assertTrue(Files.notExists(before));
  }

  /** A plan is made on it when it has been found to be old, and before it is taken away. */
  @Test
  public void whatIsPlannedWithMeanwhileStays() throws IOException {
    Path file = sent(OLD);
    expiry(100, () -> assertEquals(file, planned(file))).tidy();
    assertEquals(List.of(file), files.all());
  }

  /** A change writes down what the next start needs, when its file has been found to be old. */
  @Test
  public void whatAChangeKeepsMeanwhileStays() throws IOException {
    Path file = sent(OLD);
    expiry(100, () -> keep(file)).tidy();
    assertEquals(List.of(file), files.all());
  }

  @Test
  public void whatComesInAndIsRefusedStaysWhereAChangeHasKeptItMeanwhile() throws IOException {
    ModuleFiles.Kept wanted = files.keep(new ByteArrayInputStream(new byte[] {1}));
    ModuleFiles.Kept unwanted = files.keep(new ByteArrayInputStream(new byte[] {2}));
    keep(wanted.path());
    files.remove(wanted);
    files.remove(unwanted);
    assertEquals(List.of(wanted.path()), files.all());
  }

  private void keep(Path file) {
    try {
      repository.keep(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The control: nobody plans, or somebody looks at it without planning. */
  @Test
  public void whatIsOnlyLookedAtMeanwhileGoes() throws IOException {
    Path file = sent(OLD);
    expiry(100, () -> assertEquals(file, files.find(sha256(file)).orElseThrow())).tidy();
    assertEquals(List.of(), files.all());
  }

  @Test
  public void aPlanThatComesLaterFindsNothing() throws IOException {
    Path file = sent(OLD);
    tidy(100);
    assertTrue(repository.forPlan(sha256(file)).isEmpty());
  }

  private Path planned(Path file) {
    try {
      return repository.forPlan(sha256(file)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tidy(int maxFiles) {
    expiry(maxFiles, () -> {}).tidy();
  }

  private FileExpiry expiry(int maxFiles, Runnable meanwhile) {
    return new FileExpiry(
        files,
        desired,
        () -> {
          meanwhile.run();
          return installed;
        },
        AGE,
        (long) maxFiles * SIZE);
  }

  private Path sent(Duration ago) throws IOException {
    byte[] content = new byte[SIZE];
    content[0] = (byte) ++number;
    Path file = files.keep(new ByteArrayInputStream(content)).path();
    age(file, ago);
    return file;
  }

  private static void age(Path file, Duration ago) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
  }

  private static String sha256(Path file) {
    return file.getFileName().toString().replace(".jar", "");
  }
}
