package dev.millet.builds.http;

import dev.millet.api.members.Person;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A build, as programs get it.
 *
 * @param product the slug of its product
 * @param channel the slug of its channel
 * @param label another name, such as the date; null for none
 * @param path its page
 */
record BuildAnswer(
    long id,
    String product,
    String channel,
    String version,
    String label,
    String path,
    State state,
    Update update,
    Content content) {

  /**
   * The state of a build.
   *
   * @param status {@code draft}, {@code approved}, {@code scheduled}, {@code released}, {@code
   *     paused}, {@code withdrawn} or {@code superseded}
   * @param dueAt when it is to be released; null where nobody scheduled it
   * @param by who released it, or who brought it into its state; null for nobody
   * @param reason why it was paused or withdrawn; null where nobody said
   */
  record State(
      String status, Instant since, Instant releasedAt, Instant dueAt, Person by, String reason) {}

  /**
   * The terms of an update.
   *
   * @param minimum the oldest version from which one can update; null for any
   * @param criticality {@code normal}, {@code important} or {@code critical}
   * @param departure the day for which it is planned; null for none
   */
  record Update(String minimum, String criticality, LocalDate departure) {}

  /**
   * The content of a build.
   *
   * @param notes Markdown by language
   */
  record Content(Map<String, String> notes, List<EntryAnswer> entries, List<FileAnswer> files) {}

  /**
   * A file of a build. Its address needs no token where the build is for everybody.
   *
   * @param platform may be empty
   * @param architecture may be empty
   * @param length in bytes
   */
  record FileAnswer(
      long id,
      String name,
      String platform,
      String architecture,
      long length,
      String sha256,
      String sha512,
      String path) {

    static FileAnswer of(BuildDetails details, BuildFile file) {
      return new FileAnswer(
          file.id(),
          file.name(),
          file.target().platform(),
          file.target().architecture(),
          file.stored().length(),
          file.stored().sha256(),
          file.stored().sha512(),
          details.path(file));
    }
  }

  static BuildAnswer of(BuildDetails details) {
    Build build = details.build();
    return new BuildAnswer(
        build.id(),
        details.place().product().slug(),
        details.place().channel().slug(),
        build.version(),
        build.name().label(),
        details.path(),
        new State(
            details.shown().word(),
            build.state().at(),
            build.releasedAt(),
            build.dueAt(),
            details.by(),
            build.state().reason()),
        new Update(
            build.update().minimum(), build.update().criticality().word(), build.departure()),
        new Content(
            details.notes(),
            details.entries().stream().map(EntryAnswer::of).toList(),
            details.files().stream().map(file -> FileAnswer.of(details, file)).toList()));
  }
}
