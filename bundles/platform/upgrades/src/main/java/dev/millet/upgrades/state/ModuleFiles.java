package dev.millet.upgrades.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of modules that did not come with the distribution, by the SHA-256 of their content:
 * jars, and feature files. Thread-safe.
 */
public final class ModuleFiles {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final List<String> SUFFIXES = List.of(".jar", ".json");

  private final Path folder;

  public ModuleFiles(Path folder) {
    this.folder = folder;
  }

  /** Keeps a jar; as {@link #keep(InputStream, String)}. */
  public Path keep(InputStream content) throws IOException {
    return keep(content, ".jar");
  }

  /**
   * Keeps a file; durable when this returns. The same content is kept once.
   *
   * @param suffix {@code .jar} or {@code .json}
   * @return where it lies
   * @throws IOException when it cannot be written, for example because the disk is full; nothing of
   *     it is left then
   */
  public Path keep(InputStream content, String suffix) throws IOException {
    Files.createDirectories(folder);
    Path incoming = Files.createTempFile(folder, "incoming-", ".part");
    try {
      Path file = folder.resolve(write(content, incoming) + suffix);
      Files.move(
          incoming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
      return file;
    } finally {
      Files.deleteIfExists(incoming);
    }
  }

  private static String write(InputStream content, Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
      content.transferTo(out);
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The file of this content; empty where there is none. */
  public Optional<Path> find(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      return Optional.empty();
    }
    return SUFFIXES.stream()
        .map(suffix -> folder.resolve(sha256 + suffix))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** All files. */
  public List<Path> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> SUFFIXES.stream().anyMatch(file.getFileName().toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  /** Removes a file that is not wanted after all. */
  public void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /**
   * Removes the files that nobody needs any more.
   *
   * @param needed the SHA-256 of those that stay
   * @param before what was sent in later stays as well: somebody may be about to put it in
   */
  public void prune(Set<String> needed, Instant before) throws IOException {
    for (Path file : all()) {
      String sha256 = file.getFileName().toString().split("\\.", 2)[0];
      if (!needed.contains(sha256)
          && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
