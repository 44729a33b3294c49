package dev.millet.imports.page;

import dev.millet.api.gateway.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that somebody uploaded and is looking at before importing them: a few, on the disk, for two
 * hours at most, and gone when this process ends. Thread-safe.
 */
final class StagedFiles {

  static final int MAX_FILES = 8;
  private static final Duration LIFE = Duration.ofHours(2);

  private final Map<String, Staged> files = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Path folder;

  /**
   * An uploaded file.
   *
   * @param token cannot be guessed
   * @param length in bytes
   * @param report the rows that were refused the last time, as CSV; empty before
   */
  record Staged(String token, String name, long length, Path file, Path report, Instant at) {

    InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }

  StagedFiles(InstantSource clock) {
    this(clock, Path.of(System.getProperty("java.io.tmpdir")));
  }

  StagedFiles(InstantSource clock, Path folder) {
    this.clock = clock;
    this.folder = folder;
  }

  /** Keeps an upload; the oldest goes where there are too many then. */
  Staged keep(Upload upload) throws IOException {
    byte[] secret = new byte[18];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Path file = temporary("upload");
    Path report = temporary("report");
    try (InputStream in = upload.open();
        // into the file that is there, which nobody else can read
        OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(report);
      throw e;
    }
    String name = upload.fileName().isEmpty() ? "upload" : upload.fileName();
    Staged staged = new Staged(token, name, Files.size(file), file, report, clock.instant());
    files.put(token, staged);
    sweep();
    return staged;
  }

  private Path temporary(String what) throws IOException {
    Path file = Files.createTempFile(folder, "millet-import-", "." + what);
    file.toFile().deleteOnExit();
    return file;
  }

  Optional<Staged> find(String token) {
    return Optional.ofNullable(files.get(token))
        .filter(staged -> staged.at().plus(LIFE).isAfter(clock.instant()));
  }

  /** Counts what is there by now, also of those who upload at the same moment. */
  private synchronized void sweep() throws IOException {
    List<Staged> oldestFirst =
        files.values().stream().sorted(Comparator.comparing(Staged::at)).toList();
    for (int i = 0; i < oldestFirst.size(); i++) {
      Staged staged = oldestFirst.get(i);
      boolean old = staged.at().plus(LIFE).isBefore(clock.instant());
      if (old || oldestFirst.size() - i > MAX_FILES) {
        files.remove(staged.token());
        Files.deleteIfExists(staged.file());
        Files.deleteIfExists(staged.report());
      }
    }
  }
}
