package dev.millet.gateway.multipart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where large parts of forms lie while their request lasts.
 *
 * @param directory made when the first such part arrives
 */
public record Spool(Path directory) {

  /**
   * Removes what a process that was killed has left.
   *
   * @throws UncheckedIOException where that cannot be done
   */
  public void clear() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Old uploads cannot be removed from " + directory, e);
    }
  }
}
