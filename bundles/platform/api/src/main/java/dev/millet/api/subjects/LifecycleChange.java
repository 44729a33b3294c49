package dev.millet.api.subjects;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that a release means for a subject: it is planned for it, can be tried in it, is
 * shipped in it. Immutable.
 *
 * <pre>{@code
 * lifecycles.apply(
 *     LifecycleChange.shipped("builds/17/shipped/suggestion/42", subject, release, now).by(me));
 * }</pre>
 *
 * <p>Each change has a key, and is applied once however often it is sent. Whoever sends it makes
 * the key, beginning with the name of their module. Sent again with other words, it takes these in
 * the place of the first ones: moderators have hidden them, or have them shown again.
 *
 * @since 1.5
 */
public final class LifecycleChange {

  /** The longest key, in characters. */
  public static final int MAX_KEY = 200;

  /** The longest name of a device, in characters. */
  public static final int MAX_DEVICE = 200;

  /** The longest note, in characters. */
  public static final int MAX_NOTE = 4_000;

  /** The kinds of changes. */
  public enum Kind {
    /** It is planned for a release; one that it was planned for before is replaced. */
    PLANNED,
    /** It can be tried in a release of an earlier channel. */
    AVAILABLE,
    /** It is shipped, whatever its status was. */
    SHIPPED,
    /** Somebody says that it is still broken in a release: what was shipped is open again. */
    REOPENED,
    /** Its author says that it is what was asked for. */
    CONFIRMED,
    /**
     * An earlier change is undone. The status of before it is restored, unless somebody changed the
     * status since.
     */
    UNDONE
  }

  /** The words that were said with a change. */
  private record Words(String device, String note) {}

  private final String key;
  private final Kind kind;
  private final Subject subject;
  private final Release release;
  private final Instant at;
  private final String undoes;
  private final Long by;
  private final Words words;

  private LifecycleChange(
      String key,
      Kind kind,
      Subject subject,
      Release release,
      Instant at,
      String undoes,
      Long by,
      Words words) {
    this.key = checked(key);
    this.kind = kind;
    this.subject = Objects.requireNonNull(subject, "subject");
    this.release = Objects.requireNonNull(release, "release");
    this.at = Objects.requireNonNull(at, "at");
    this.undoes = undoes;
    this.by = by;
    this.words = words;
  }

  private static String checked(String key) {
    if (key.isBlank() || key.length() > MAX_KEY) {
      throw new IllegalArgumentException(
          "the key of a change has 1 to " + MAX_KEY + " characters, not '" + key + "'");
    }
    return key;
  }

  private static LifecycleChange of(
      String key, Kind kind, Subject subject, Release release, Instant at) {
    return new LifecycleChange(key, kind, subject, release, at, null, null, new Words(null, null));
  }

  /** Returns that a subject is planned for a release. */
  public static LifecycleChange planned(String key, Subject subject, Release release, Instant at) {
    return of(key, Kind.PLANNED, subject, release, at);
  }

  /** Returns that a subject can be tried in a release of an earlier channel. */
  public static LifecycleChange available(
      String key, Subject subject, Release release, Instant at) {
    return of(key, Kind.AVAILABLE, subject, release, at);
  }

  /** Returns that a subject is shipped in a release. */
  public static LifecycleChange shipped(String key, Subject subject, Release release, Instant at) {
    return of(key, Kind.SHIPPED, subject, release, at);
  }

  /** Returns that a subject is still broken in a release. */
  public static LifecycleChange reopened(String key, Subject subject, Release release, Instant at) {
    return of(key, Kind.REOPENED, subject, release, at);
  }

  /** Returns that the author of a subject finds in a release what was asked for. */
  public static LifecycleChange confirmed(
      String key, Subject subject, Release release, Instant at) {
    return of(key, Kind.CONFIRMED, subject, release, at);
  }

  /**
   * Returns that this change is undone, such as by the withdrawal of the release.
   *
   * @param undoKey the key of the undoing itself
   */
  public LifecycleChange undone(String undoKey, Instant when) {
    return new LifecycleChange(
        undoKey, Kind.UNDONE, subject, release, when, key, null, new Words(null, null));
  }

  /** Returns the same, done by a member; null for nobody. */
  public LifecycleChange by(Long member) {
    return new LifecycleChange(key, kind, subject, release, at, undoes, member, words);
  }

  /**
   * Returns the same, seen on a device.
   *
   * @param device plain text, such as {@code Pocket 3}; the rest of a longer one is cut off; null
   *     for none
   */
  public LifecycleChange on(String device) {
    return with(new Words(cut(device, MAX_DEVICE), words.note()));
  }

  /**
   * Returns the same with a word on it.
   *
   * @param note plain text; the rest of a longer one is cut off; null for none
   */
  public LifecycleChange because(String note) {
    return with(new Words(words.device(), cut(note, MAX_NOTE)));
  }

  private LifecycleChange with(Words others) {
    return new LifecycleChange(key, kind, subject, release, at, undoes, by, others);
  }

  private static String cut(String text, int max) {
    if (text == null || text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }

  public String key() {
    return key;
  }

  public Kind kind() {
    return kind;
  }

  public Subject subject() {
    return subject;
  }

  public Release release() {
    return release;
  }

  public Instant at() {
    return at;
  }

  /** Returns the key of the change that is undone; null for other kinds. */
  public String undoes() {
    return undoes;
  }

  /** Returns the member who did it; null for nobody. */
  public Long by() {
    return by;
  }

  /** Returns the device on which it was seen; null for none. */
  public String device() {
    return words.device();
  }

  /** Returns a word on it, in plain text; null for none. */
  public String note() {
    return words.note();
  }

  @Override
  public String toString() {
    return key + ": " + subject + " " + kind + " " + release.id();
  }
}
