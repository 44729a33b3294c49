package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Test;

/** What is sent in takes bounded room, and what nobody puts in goes again. */
public class SentFilesIT extends TrialGround {

  private static final int MIB = 1024 * 1024;
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));

  @Override
  Map<String, Object> settings() {
    return Map.of("unsigned", true, "watch.seconds", 0, "file.mib", 1);
  }

  /** The control: each of its jars is let in by itself, and one of them in an archive. */
  @Test
  public void anArchiveMayNotUnpackToMoreThanAFileMayHave() throws Exception {
    List<byte[]> jars = List.of(roomy(), roomy(), roomy());
    List<Path> before = files();
    complaints.refusal(archive(jars)).says("archive-too-large", "2.jar", "1 MiB");
    assertEquals(before, files());
    assertEquals(201, complaints.status(archive(jars.subList(0, 1))));
    for (byte[] jar : jars) {
      assertEquals(201, complaints.status(jar));
    }
    assertEquals(before.size() + 4, files().size());
  }

  /** The control is the one jar less. */
  @Test
  public void anArchiveMayNotHaveAnyNumberOfJars() throws Exception {
    byte[] jar = bare();
    List<Path> before = files();
    complaints.refusal(archive(Collections.nCopies(201, jar))).says("archive-too-many", "200");
    assertEquals(before, files());
    assertEquals(201, complaints.status(archive(Collections.nCopies(200, jar))));
  }

  @Test
  public void anArchiveWithOneBadJarLeavesNothingOfItselfAndAllThatWasThere() throws Exception {
    byte[] known = steady();
    assertEquals(201, complaints.status(known));
    List<Path> before = files();
    byte[] cut = Arrays.copyOf(steady(), 2_000);
    complaints.refusal(archive(List.of(known, steady(), cut))).says("truncated");
    assertEquals(before, files());
  }

  @Test
  public void whatNobodyPutsInGoesAndWhatIsNeededStays() throws Exception {
    byte[] previous = steady();
    byte[] running = steady();
    assertEquals("done", changes.make(previous));
    assertEquals("done", changes.make(running));
    changes.files(steady());
    String planned = changes.files(steady());
    for (Path file : files()) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
    changes.plan("{\"files\": " + planned + "}");
    changes.files(steady());
    List<Path> left = files();
    // the two that are needed, the one that is planned with, and the one that came last
    assertEquals(left.toString(), 4, left.size());
    assertTrue(left.toString(), left.toString().contains(planned.replaceAll("[^0-9a-f]", "")));
    assertEquals("done", changes.order("{\"back\": [\"trial\"]}"));
    assertFalse(active().isEmpty());
  }

  private static byte[] steady() throws IOException {
    return TrialModule.of(next(), Steady.class).bytes();
  }

  /** Nothing but a manifest. */
  private static byte[] bare() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(steady()));
        JarOutputStream out = new JarOutputStream(bytes, in.getManifest())) {
      out.finish();
    }
    return bytes.toByteArray();
  }

  /** Small in an archive, more than a third of what a file may have outside of it. */
  private static byte[] roomy() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] jar = Versions.of(steady()).entry("zeros", new byte[MIB * 2 / 5]).bytes();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar));
        JarOutputStream out = new JarOutputStream(bytes, in.getManifest())) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(out);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] archive(List<byte[]> jars) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      int number = 0;
      for (byte[] jar : jars) {
        out.putNextEntry(new ZipEntry(number++ + ".jar"));
        out.write(jar);
      }
      out.putNextEntry(new ZipEntry("feature.json"));
      out.write(
          """
          { "feature-resource-version": "1.0", "id": "a:a.features.%s:osgifeature:1" }
          """
              .formatted(next())
              .getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(context.getProperty("millet.data"), "modules"))) {
      return new ArrayList<>(files.sorted().toList());
    }
  }
}
