package dev.millet.builds.build;

import dev.millet.api.subjects.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A build of a product on a channel, as a row of {@code builds_builds}. The same version on another
 * channel is a build of its own.
 *
 * @param departure the day of its channel's cadence for which it is planned; null for none. A build
 *     that has one is on the train, where readers see what is planned for it
 * @param release null until it is scheduled or released
 * @param revision a number that grows by one with each edit
 */
public record Build(
    long id,
    Place place,
    Name name,
    Update update,
    LocalDate departure,
    State state,
    Release release,
    Made made,
    int revision) {

  /** The type of the subjects that are builds. */
  public static final String TYPE = "build";

  /** The ids of its product and channel. */
  public record Place(long product, long channel) {}

  /**
   * The name of a build.
   *
   * @param version in the order of its product
   * @param label another name, such as the date; null for none
   */
  public record Name(String version, String label) {}

  /**
   * The terms of an update.
   *
   * @param minimum the oldest version from which one can update; null for any
   */
  public record Update(String minimum, Criticality criticality) {}

  /**
   * The state, and how it came.
   *
   * @param by who brought it there; null for nobody
   * @param reason null where none was given
   */
  public record State(BuildStatus status, Instant at, Long by, String reason) {}

  /**
   * The release.
   *
   * @param due when it is to be released; null where nobody scheduled it
   * @param at when it was released; null until then
   * @param by who released or scheduled it; null for nobody
   */
  public record Release(Instant due, Instant at, Long by) {}

  /**
   * How the build came.
   *
   * @param by null for nobody
   * @param from the id of the build on another channel that was promoted; null for none
   */
  public record Made(Instant at, Long by, Long from) {}

  /** Returns the build as a subject. */
  public Subject subject() {
    return Subject.of(TYPE, id);
  }

  /** Returns the version. */
  public String version() {
    return name.version();
  }

  /** Returns the state as it is stored. */
  public BuildStatus status() {
    return state.status();
  }

  /** Returns when it was released; null until then. */
  public Instant releasedAt() {
    return release == null ? null : release.at();
  }

  /** Returns when it is to be released; null where nobody scheduled it. */
  public Instant dueAt() {
    return release == null || status() != BuildStatus.SCHEDULED ? null : release.due();
  }

  /** Returns whether it was released once, whatever became of it. */
  public boolean wasReleased() {
    return releasedAt() != null;
  }

  /** Returns whether readers see what is planned for it. */
  public boolean isPlanned() {
    return status().isOpen() && departure != null;
  }

  /** Returns the path of its page, below that of its channel. */
  public String path(String channelPath) {
    return channelPath + "/" + URLEncoder.encode(version(), StandardCharsets.UTF_8);
  }

  /** Returns the same build in another state. */
  public Build in(State next) {
    return new Build(id, place, name, update, departure, next, release, made, revision);
  }

  /** Returns the same build with another release. */
  public Build with(Release next) {
    return new Build(id, place, name, update, departure, state, next, made, revision);
  }

  /** Returns the same build with other details. */
  public Build with(Name otherName, Update otherUpdate, LocalDate day) {
    return new Build(id, place, otherName, otherUpdate, day, state, release, made, revision);
  }
}
