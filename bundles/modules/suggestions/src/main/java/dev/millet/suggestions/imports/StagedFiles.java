package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  private static final int MOST = 8;
  private static final Duration LIFE = Duration.ofHours(2);

  private final Map<String, Staged> files = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

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
    this.clock = clock;
  }

  /** Keeps an upload. */
  Staged keep(Upload upload) throws IOException {
    sweep();
    byte[] secret = new byte[18];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Path file = Files.createTempFile("millet-import-", ".upload");
    Path report = Files.createTempFile("millet-import-", ".report");
    file.toFile().deleteOnExit();
    report.toFile().deleteOnExit();
    try (InputStream in = upload.open()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    String name = upload.fileName().isEmpty() ? "upload" : upload.fileName();
    Staged staged = new Staged(token, name, Files.size(file), file, report, clock.instant());
    files.put(token, staged);
    return staged;
  }

  Optional<Staged> find(String token) {
    return Optional.ofNullable(files.get(token))
        .filter(staged -> staged.at().plus(LIFE).isAfter(clock.instant()));
  }

  private void sweep() throws IOException {
    List<Staged> oldestFirst =
        files.values().stream().sorted(Comparator.comparing(Staged::at)).toList();
    for (int i = 0; i < oldestFirst.size(); i++) {
      Staged staged = oldestFirst.get(i);
      boolean old = staged.at().plus(LIFE).isBefore(clock.instant());
      if (old || oldestFirst.size() - i >= MOST) {
        files.remove(staged.token());
        Files.deleteIfExists(staged.file());
        Files.deleteIfExists(staged.report());
      }
    }
  }
}
