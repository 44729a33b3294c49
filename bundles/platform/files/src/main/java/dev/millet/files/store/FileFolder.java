package dev.millet.files.store;

import dev.millet.api.files.StoredFile;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder where files arrive: {@code incoming/<id>}. Everything in it is for its owner only.
 * Thread-safe.
 */
public final class FileFolder {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path incoming;
  private final long minFreeBytes;

  /**
   * Makes the folder where it is not there.
   *
   * @param minFreeBytes how much of the disk is left free
   */
  public FileFolder(Path folder, long minFreeBytes) {
    this.incoming = made(folder.resolve("incoming"));
    this.minFreeBytes = minFreeBytes;
  }

  /** Makes a folder where it is not there. */
  static Path made(Path folder) {
    try {
      make(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of files cannot be made: " + folder, e);
    }
  }

  static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(folder + " is no folder", e);
    }
    sync(folder.getParent());
  }

  private static FileAttribute<?>[] ownerOnly(Path near, String permissions) {
    Set<String> views = near.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes names in a folder durable. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Whether a text can be the name of a file. */
  static boolean isName(String sha256) {
    return NAME.matcher(sha256).matches();
  }

  /**
   * Opens a file that arrives, at its beginning or where it goes on.
   *
   * @param offset how much of it counts; the rest is cut off
   * @throws NoSuchFileException where it should go on, and is gone
   */
  public FileChannel append(String id, long offset) throws IOException {
    Path file = incoming.resolve(id);
    if (offset == 0 && !Files.exists(file)) {
      Files.createFile(file, ownerOnly(incoming, "rw-------"));
      sync(incoming);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.size() < offset) {
        throw new IOException(file + " has lost what had arrived");
      }
      channel.truncate(offset);
      channel.position(offset);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns the hashes of the first bytes of an open file. */
  public static Hashes hash(FileChannel channel, long length) throws IOException {
    Hashes hashes = new Hashes();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    while (hashes.length() < length) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, length - hashes.length()));
      if (channel.read(buffer, hashes.length()) < 0) {
        throw new IOException("the file is shorter than it was");
      }
      hashes.add(buffer.flip());
    }
    return hashes;
  }

  /**
   * Takes a whole file in, and returns it. What arrived of one that breaks off is discarded later.
   */
  StoredFile receive(String id, InputStream content) throws IOException {
    Hashes hashes = new Hashes();
    try (FileChannel out = append(id, 0)) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      ReadableByteChannel in = Channels.newChannel(content);
      while (in.read(buffer.clear()) >= 0) {
        hashes.add(buffer.flip());
        requireRoom(buffer.remaining());
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      out.force(true);
    } catch (IOException e) {
      if (isFull(e)) {
        throw noRoom();
      }
      throw e;
    }
    return hashes.file();
  }

  /** Whether a file that arrived is still where it arrived. */
  boolean hasArrived(String id) {
    return Files.exists(incoming.resolve(id));
  }

  /** Returns where a file has arrived. */
  Path arrived(String id) {
    return incoming.resolve(id);
  }

  /** Removes what has arrived of a file. */
  public void discard(String id) throws IOException {
    Files.deleteIfExists(incoming.resolve(id));
  }

  /** Returns the names of what arrives and was not written to since a moment. */
  public List<String> arrivedBefore(Instant limit) throws IOException {
    try (Stream<Path> files = Files.list(incoming)) {
      return files
          .filter(file -> modified(file).isBefore(limit))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.MAX;
    }
  }

  /**
   * Refuses what the disk has no room for.
   *
   * @param bytes how much is to come
   */
  public void requireRoom(long bytes) {
    if (freeBytes() - bytes < minFreeBytes) {
      throw noRoom();
    }
  }

  /** Returns how many bytes are free on the disk. */
  public long freeBytes() {
    return incoming.toFile().getUsableSpace();
  }

  /** Returns how many bytes of the disk are left free. */
  public long keptFreeBytes() {
    return minFreeBytes;
  }

  /** Returns the problem of a disk that is full. */
  public static ProblemException noRoom() {
    return Problem.of(
            507,
            "files.no-room",
            "There is no room for the file",
            "The disk or the quota of files is full. What has arrived is kept.")
        .toException();
  }

  /** Returns whether a failure says that the disk is full. */
  public static boolean isFull(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("No space left") || message.contains("quota exceeded");
  }
}
