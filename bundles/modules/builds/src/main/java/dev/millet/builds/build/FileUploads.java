package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.files.CompletedUpload;
import dev.millet.api.files.NewUpload;
import dev.millet.api.files.UploadHandler;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.builds.channel.Channels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Takes files into builds that are not released yet. A client names the id of the build as the
 * target, and says what the file is for in the metadata {@code platform} and {@code architecture}.
 */
public final class FileUploads implements UploadHandler {

  private static final int MAX_FILES = 100;
  private static final int MAX_WORD = 40;
  private static final String NAME = "[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}._+~ ()-]{0,118}";

  private final Builds builds;
  private final BuildWrites writes;
  private final Members members;
  private final Permission permission;

  /**
   * Makes the uploads of a database.
   *
   * @param permission held by those who may upload
   */
  public FileUploads(
      Database database,
      Journal journal,
      Guard guard,
      Members members,
      Channels channels,
      Builds builds,
      Permission permission) {
    this.builds = builds;
    this.writes = new BuildWrites(database, journal, guard, channels, builds);
    this.members = members;
    this.permission = permission;
  }

  @Override
  public void check(NewUpload upload) {
    if (!permission.isHeldBy(upload.identity())) {
      throw Problem.of(403, "forbidden", "You may not do this", "Files are added by the team.")
          .toException();
    }
    long build = target(upload.target());
    name(upload.fileName());
    words(upload.metadata());
    writes.read(build, read -> requireOpen(read));
  }

  @Override
  public void completed(CompletedUpload upload) {
    String name = name(upload.fileName());
    BuildFile.Target target = words(upload.metadata());
    Member by = members.byId(upload.memberId()).orElseThrow(() -> Builds.unknown(upload.target()));
    BuildFile.Stored stored =
        new BuildFile.Stored(
            upload.file().sha256(), upload.file().sha512(), upload.file().length());
    writes.write(
        target(upload.target()),
        by,
        read -> {},
        (handle, read, settings) -> {
          requireOpen(read);
          add(handle, read, by, name, target, stored);
          return null;
        });
  }

  private void add(
      Handle handle,
      Build read,
      Member by,
      String name,
      BuildFile.Target target,
      BuildFile.Stored stored) {
    List<BuildFile> there =
        builds.files().of(handle, List.of(read.id())).getOrDefault(read.id(), List.of());
    Optional<BuildFile> same = there.stream().filter(each -> each.name().equals(name)).findFirst();
    if (same.isPresent()) {
      if (!same.get().stored().equals(stored)) {
        throw taken(name);
      }
      return;
    }
    if (there.size() >= MAX_FILES) {
      throw Problem.of(
              409, "limit-reached", "The limit is reached", "A build has 100 files at most.")
          .toException();
    }
    builds
        .files()
        .insert(handle, new BuildFile(0, read.id(), name, target, stored, writes.now(), by.id()));
    builds.update(handle, writes.edited(read, by));
  }

  /**
   * Removes a file of a build that is not released yet.
   *
   * @param check throws where the build is not the one that was read
   */
  public void remove(long build, long file, Member by, Consumer<Build> check) {
    writes.write(
        build,
        by,
        check,
        (handle, read, settings) -> {
          requireOpen(read);
          BuildFile there =
              builds
                  .files()
                  .find(handle, file)
                  .filter(each -> each.buildId() == build)
                  .orElseThrow(
                      () -> Problem.notFound("There is no file " + file + ".").toException());
          builds.files().delete(handle, there);
          builds.update(handle, writes.edited(read, by));
          return null;
        });
  }

  private static void requireOpen(Build build) {
    BuildWrites.requireState(
        build,
        build.status() == BuildStatus.DRAFT || build.status() == BuildStatus.APPROVED,
        "given other files");
  }

  private static long target(String text) {
    return BuildCatalog.numbers(List.of(text)).stream()
        .findFirst()
        .orElseThrow(() -> Builds.unknown(text));
  }

  private static String name(String text) {
    if (!text.matches(NAME)) {
      throw Problem.invalid(
              "filename", "bad-name", "a file has a name of letters, digits, spaces and . _ + ~ -")
          .toException();
    }
    return text;
  }

  private static BuildFile.Target words(Map<String, String> metadata) {
    return new BuildFile.Target(
        word("platform", metadata.getOrDefault("platform", "")),
        word("architecture", metadata.getOrDefault("architecture", "")));
  }

  private static String word(String field, String text) {
    String word = text.strip();
    if (word.codePointCount(0, word.length()) > MAX_WORD
        || word.codePoints().anyMatch(Character::isISOControl)) {
      throw Problem.invalid(field, "too-long", field + " has at most 40 characters").toException();
    }
    return word;
  }

  private static ProblemException taken(String name) {
    return Problem.of(
            409,
            "builds.file-taken",
            "There is another file of this name",
            "The build has a file '" + name + "' with another content, which stays.")
        .toException();
  }
}
