package dev.millet.builds.build;

import java.time.Instant;

/**
 * A file of a build, as a row of {@code builds_files}. Its content is fixed: the same name of the
 * same build is always the same content.
 *
 * @param name under which it is saved, unique within the build
 * @param addedBy null for nobody
 */
public record BuildFile(
    long id,
    long buildId,
    String name,
    Target target,
    Stored stored,
    Instant addedAt,
    Long addedBy) {

  /** The target of a file; each may be empty. */
  public record Target(String platform, String architecture) {}

  /** The content, named by its hash in lower-case hex digits. */
  public record Stored(String sha256, String sha512, long length) {}

  /** Returns the owner under which the platform holds the content. */
  String owner() {
    return "builds.file:" + id;
  }

  BuildFile of(long build) {
    return new BuildFile(id, build, name, target, stored, addedAt, addedBy);
  }
}
