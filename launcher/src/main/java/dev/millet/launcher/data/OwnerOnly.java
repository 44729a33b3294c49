package dev.millet.launcher.data;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Keeps the data from other users of the machine: the directory itself lets only its owner in, so
 * nothing below it can be reached whatever its own mode is; what is below is tightened besides,
 * since it may be copied elsewhere. File systems without such modes are left alone.
 */
final class OwnerOnly {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private OwnerOnly() {}

  /** Makes a directory that only its owner can enter; the ones above it as the system does. */
  static void create(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    if (absolute.getParent() != null) {
      Files.createDirectories(absolute.getParent());
    }
    if (Files.getFileStore(absolute.getParent()).supportsFileAttributeView("posix")) {
      Files.createDirectory(
          absolute,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(absolute);
    }
  }

  /**
   * Takes the rights of others from a directory and all that is below it, and follows no links.
   *
   * @return how many had been open to others
   */
  static int tighten(Path directory) throws IOException {
    int[] open = new int[1];
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            open[0] += tightened(each);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              open[0] += tightened(each);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return open[0];
  }

  private static int tightened(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return 0;
    }
    PosixFileAttributes attributes;
    try {
      attributes = view.readAttributes();
    } catch (UnsupportedOperationException noSuchModes) {
      return 0;
    }
    Set<PosixFilePermission> left = EnumSet.noneOf(PosixFilePermission.class);
    left.addAll(attributes.permissions());
    if (!left.removeAll(OTHERS)) {
      return 0;
    }
    view.setPermissions(left);
    return 1;
  }
}
