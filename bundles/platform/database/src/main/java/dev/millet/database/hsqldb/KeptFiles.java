package dev.millet.database.hsqldb;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps a copy of the files of a damaged database, in a directory of its own beside that of the
 * database. The copy gets its name when it is complete and on the disk. Not thread-safe.
 */
final class KeptFiles {

  /** The file in the copy that says what was damaged and what was done about it. */
  static final String REPORT = "recovered.txt";

  private static final String PREFIX = "damaged-";
  private static final String UNFINISHED = ".unfinished";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** For the report, and for what the start writes afterwards. */
  private static final long MARGIN = 1L << 20;

  private final Path database;
  private final Path beside;
  private final LongSupplier free;
  private final Consumer<String> progress;

  /**
   * Copies nothing yet.
   *
   * @param free how many bytes the disk has left
   * @param progress is told of each file before it is copied
   */
  KeptFiles(Path database, LongSupplier free, Consumer<String> progress) {
    this.database = database;
    this.beside = database.toAbsolutePath().getParent();
    this.free = free;
    this.progress = progress;
  }

  /**
   * Copies the files as they are.
   *
   * @param report the text to put beside them
   * @return the directory of the copy
   * @throws IOException where there is too little room, or the copy fails; no file of the database
   *     has changed then
   */
  Path keep(String report) throws IOException {
    removeUnfinished();
    List<Path> files = list(database, "*");
    files.removeIf(file -> !Files.isRegularFile(file));
    requireRoom(files);
    Path kept = newName();
    Path unfinished = beside.resolve(kept.getFileName() + UNFINISHED);
    Files.createDirectory(unfinished, ownersOnly("rwx------"));
    try {
      for (Path file : files) {
        progress.accept("Keeping a copy of " + file);
        copy(file, unfinished.resolve(file.getFileName()));
      }
      note(unfinished, report);
      sync(unfinished);
    } catch (IOException e) {
      remove(unfinished);
      throw e;
    }
    Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
    sync(beside);
    return kept;
  }

  /** Adds to the report of a copy. */
  static void note(Path kept, String text) throws IOException {
    Path report = kept.resolve(REPORT);
    try (FileOutputStream out = new FileOutputStream(report.toFile(), true)) {
      out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
  }

  /** Returns the copies that are there, the oldest first. */
  List<Path> copies() throws IOException {
    List<Path> copies = list(beside, PREFIX + "*");
    copies.removeIf(path -> path.toString().endsWith(UNFINISHED) || !Files.isDirectory(path));
    return copies;
  }

  private void requireRoom(List<Path> files) throws IOException {
    long needed = MARGIN;
    for (Path file : files) {
      needed += Files.size(file);
    }
    long room = free.getAsLong();
    if (room < needed) {
      throw new IOException(
          "a copy of them needs %s bytes on the disk of %s, which has %s left"
              .formatted(needed, beside, room));
    }
  }

  private Path newName() {
    String name = PREFIX + STAMP.format(Instant.now());
    Path free = beside.resolve(name);
    for (int i = 2; Files.exists(free); i++) {
      free = beside.resolve(name + "-" + i);
    }
    return free;
  }

  private void copy(Path file, Path target) throws IOException {
    Files.createFile(target, ownersOnly("rw-------"));
    try (FileOutputStream out = new FileOutputStream(target.toFile())) {
      Files.copy(file, (OutputStream) out);
      out.getFD().sync();
    }
  }

  /** A copy during which the process was killed: the files that it was made of are still there. */
  private void removeUnfinished() throws IOException {
    for (Path unfinished : list(beside, PREFIX + "*" + UNFINISHED)) {
      remove(unfinished);
    }
  }

  private static void remove(Path directory) throws IOException {
    for (Path file : list(directory, "*")) {
      Files.delete(file);
    }
    Files.delete(directory);
  }

  private static List<Path> list(Path directory, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
      stream.forEach(found::add);
    }
    found.sort(null);
    return found;
  }

  private FileAttribute<?>[] ownersOnly(String mode) throws IOException {
    return Files.getFileStore(beside).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /** A name is kept over a power failure when its directory is synced; not on every system. */
  private static void sync(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
