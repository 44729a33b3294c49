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
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of modules that did not come with the distribution, by the SHA-256 of their content:
 * jars, and feature files. Thread-safe.
 */
public final class ModuleFiles {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final List<String> SUFFIXES = List.of(".jar", ".json");

  private static final String UNFINISHED = ".part";

  private final Path folder;

  /**
   * A file that is kept.
   *
   * @param fresh whether its content was not here before
   * @param at when it was put there
   */
  public record Kept(Path path, boolean fresh, Instant at) {}

  /**
   * A file as it was when it was looked at.
   *
   * @param at when it was sent in, or planned with for the last time
   * @param size in bytes
   */
  public record Aged(Path path, String sha256, Instant at, long size) {}

  public ModuleFiles(Path folder) {
    this.folder = folder;
  }

  /** Keeps a jar; as {@link #keep(InputStream, String)}. */
  public Kept keep(InputStream content) throws IOException {
    return keep(content, ".jar");
  }

  /**
   * Keeps a file; durable when this returns. The same content is kept once.
   *
   * @param suffix {@code .jar} or {@code .json}
   * @return where it lies, and whether it was here before
   * @throws IOException when it cannot be written, for example because the disk is full; nothing of
   *     it is left then
   */
  public Kept keep(InputStream content, String suffix) throws IOException {
    Files.createDirectories(folder);
    Path incoming = Files.createTempFile(folder, "incoming-", UNFINISHED);
    try {
      return place(incoming, folder.resolve(write(content, incoming) + suffix));
    } finally {
      Files.deleteIfExists(incoming);
    }
  }

  private synchronized Kept place(Path incoming, Path file) throws IOException {
    boolean fresh = !Files.exists(file);
    Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
    return new Kept(file, fresh, at(file));
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

  /** The file of this content; empty if absent. */
  public Optional<Path> find(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      return Optional.empty();
    }
    return SUFFIXES.stream()
        .map(suffix -> folder.resolve(sha256 + suffix))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Whether a file belongs to these, or did. */
  boolean has(Path file) {
    return folder.equals(file.getParent());
  }

  /** All files. */
  public List<Path> all() throws IOException {
    return files(SUFFIXES);
  }

  private List<Path> files(List<String> suffixes) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> suffixes.stream().anyMatch(file.getFileName().toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  /** All files, those first that nobody has wanted for the longest time. */
  public synchronized List<Aged> aged() throws IOException {
    List<Aged> aged = new ArrayList<>();
    for (Path file : all()) {
      String sha256 = file.getFileName().toString().split("\\.", 2)[0];
      aged.add(new Aged(file, sha256, at(file), Files.size(file)));
    }
    aged.sort(Comparator.comparing(Aged::at));
    return aged;
  }

  private static Instant at(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  /**
   * Says that somebody plans with a file, as if it had been sent in just now.
   *
   * @return whether it is still there
   */
  public synchronized boolean renew(Path file) throws IOException {
    boolean there = Files.isRegularFile(file);
    if (there) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }
    return there;
  }

  /** Removes a file that is not wanted after all, unless somebody else has wanted it since. */
  public void remove(Kept kept) throws IOException {
    remove(kept.path(), kept.at());
  }

  /**
   * Removes a file, unless somebody has wanted it since it was looked at.
   *
   * @return whether it is gone
   */
  public boolean remove(Aged seen) throws IOException {
    return remove(seen.path(), seen.at());
  }

  private synchronized boolean remove(Path file, Instant wanted) throws IOException {
    if (Files.exists(file) && at(file).isAfter(wanted)) {
      return false;
    }
    Files.deleteIfExists(file);
    return true;
  }

  /** Removes what a process that was killed has not written to its end. */
  public void removeUnfinished(Instant before) throws IOException {
    for (Path file : files(List.of(UNFINISHED))) {
      if (at(file).isBefore(before)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
