package dev.millet.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of backups. A file has its name only when it is whole; all files are readable by their
 * owner only.
 */
final class BackupFolder {

  private static final Pattern NAME = Pattern.compile("millet-(\\d{8}T\\d{6}Z)\\.zip");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String PART = "millet-backup.part";
  private static final String FAILURE = "last-failure.txt";

  /** A file that nobody has written to for so long is what a killed process left. */
  private static final Duration STALE = Duration.ofMinutes(10);

  private final Path folder;

  BackupFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /** Returns the backups, the newest first; empty where the folder is not there yet. */
  List<Backup> list() throws IOException {
    List<Backup> backups = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "millet-*.zip")) {
      for (Path file : files) {
        Instant at = time(file.getFileName().toString());
        if (at != null) {
          backups.add(new Backup(file.getFileName().toString(), at, Files.size(file)));
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    backups.sort(Comparator.comparing(Backup::at).reversed());
    return backups;
  }

  private static Instant time(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return TIME.parse(matcher.group(1), Instant::from);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Returns the file of a backup; empty if the name is unknown. */
  Optional<Path> file(String name) {
    return Optional.of(name)
        .filter(each -> time(each) != null)
        .map(folder::resolve)
        .filter(Files::isRegularFile);
  }

  /**
   * Begins a file.
   *
   * @throws IOException also where another node writes one at this moment
   */
  Path begin(Instant now) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    removeStale(now);
    Path part = folder.resolve(PART);
    try {
      return Files.createFile(part, ownerOnly("rw-------"));
    } catch (FileAlreadyExistsException e) {
      throw new IOException("Another process is writing a backup to " + folder + ".", e);
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    Set<String> views = there.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Removes what a process left that was killed while it wrote. */
  void removeStale(Instant now) throws IOException {
    Path part = folder.resolve(PART);
    if (Files.exists(part)
        && Files.getLastModifiedTime(part).toInstant().isBefore(now.minus(STALE))) {
      Files.deleteIfExists(part);
    }
  }

  /** Removes a half file whatever its age; for a start, where nobody else writes here. */
  void removeHalf() throws IOException {
    Files.deleteIfExists(folder.resolve(PART));
  }

  /** Gives a whole file its name. */
  Backup finish(Path part, Instant begun) throws IOException {
    String name = "millet-" + TIME.format(begun) + ".zip";
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path file = folder.resolve(name);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(folder.resolve(FAILURE));
    return new Backup(name, time(name), Files.size(file));
  }

  /** Deletes backups that are older than some days, but never the newest. */
  void removeOld(Instant now, int days) throws IOException {
    Instant limit = now.minus(Duration.ofDays(days));
    for (Backup old : list().stream().skip(1).filter(each -> each.at().isBefore(limit)).toList()) {
      Files.deleteIfExists(folder.resolve(old.name()));
    }
  }

  /** Remembers a failure until the next backup, as far as the folder can be written to. */
  void remember(Failure failure) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    Files.writeString(folder.resolve(FAILURE), failure.at() + "\n" + failure.reason() + "\n");
  }

  /** Returns the failure that was remembered; empty where the last backup went well. */
  Optional<Failure> failure() throws IOException {
    Path file = folder.resolve(FAILURE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(new Failure(Instant.parse(lines.get(0)), lines.get(1)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
