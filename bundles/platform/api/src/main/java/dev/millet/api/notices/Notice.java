package dev.millet.api.notices;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Something that happened to a subject, and who is told of it. Immutable.
 *
 * <pre>{@code
 * notices.tell(
 *     Notice.of("thanks.said", subject, at).by(author).about(note.subject()).toFollowers());
 * }</pre>
 *
 * @since 1.0
 */
public final class Notice {

  /** The longest text of a detail, in characters; the rest is cut off. */
  public static final int MAX_DETAIL = 300;

  /** The kinds of details. */
  public enum DetailKind {
    /** The notice has no detail. */
    NONE,
    /** Plain text, as it is. */
    TEXT,
    /** The key of a message of the module without arguments. */
    MESSAGE,
    /** A day in ISO 8601, written as the reader's language does. */
    DATE
  }

  /** The members who are told. */
  public enum Audience {
    /** Everybody who follows the subject. */
    FOLLOWERS,
    /** The team: staff and administrators. */
    TEAM,
    /** The members who are named. */
    NAMED
  }

  /**
   * The part of a notice that differs from one to the next, beside whoever did it.
   *
   * @param value empty where the notice has no detail
   */
  public record Detail(DetailKind kind, String value) {

    /** Says nothing. */
    public static final Detail NONE = new Detail(DetailKind.NONE, "");

    public Detail {
      Objects.requireNonNull(kind, "kind");
      value = value.length() > MAX_DETAIL ? cut(value) : value;
    }

    private static String cut(String text) {
      int end =
          Character.isHighSurrogate(text.charAt(MAX_DETAIL - 1)) ? MAX_DETAIL - 1 : MAX_DETAIL;
      return text.substring(0, end);
    }
  }

  private record Told(Audience audience, List<Long> members, FollowReason reason, boolean once) {}

  private final String type;
  private final Subject subject;
  private final Instant at;
  private final Long actor;
  private final Subject about;
  private final Detail detail;
  private final Told told;

  private Notice(
      String type,
      Subject subject,
      Instant at,
      Long actor,
      Subject about,
      Detail detail,
      Told told) {
    this.type = Objects.requireNonNull(type, "type");
    this.subject = Objects.requireNonNull(subject, "subject");
    this.at = Objects.requireNonNull(at, "at");
    this.actor = actor;
    this.about = about;
    this.detail = Objects.requireNonNull(detail, "detail");
    this.told = told;
  }

  /**
   * Returns a notice for the followers of a subject.
   *
   * @param type the key of a {@link NoticeType} of the module
   */
  public static Notice of(String type, Subject subject, Instant at) {
    return new Notice(
        type,
        subject,
        at,
        null,
        null,
        Detail.NONE,
        new Told(Audience.FOLLOWERS, List.of(), FollowReason.CHOSEN, false));
  }

  /** Returns the same, done by a member, who is never told; null for nobody. */
  public Notice by(Long member) {
    return new Notice(type, subject, at, member, about, detail, told);
  }

  /**
   * Returns the same about a part of the subject, such as {@code comment/7}. Its first words are
   * shown; who must not see it is not told. Of several notices about one part a member who is named
   * in one gets that one.
   */
  public Notice about(Subject part) {
    return new Notice(type, subject, at, actor, part, detail, told);
  }

  /** Returns the same with a text to show as it is. */
  public Notice withText(String text) {
    return with(new Detail(DetailKind.TEXT, text));
  }

  /** Returns the same with a message of the module, shown in the reader's language. */
  public Notice withMessage(String key) {
    return with(new Detail(DetailKind.MESSAGE, key));
  }

  /** Returns the same with a day. */
  public Notice withDate(LocalDate day) {
    return with(new Detail(DetailKind.DATE, day.toString()));
  }

  private Notice with(Detail other) {
    return new Notice(type, subject, at, actor, about, other, told);
  }

  /** Returns the same for everybody who follows the subject. */
  public Notice toFollowers() {
    return to(new Told(Audience.FOLLOWERS, List.of(), FollowReason.CHOSEN, told.once()));
  }

  /** Returns the same for the team. */
  public Notice toTeam() {
    return to(new Told(Audience.TEAM, List.of(), FollowReason.TEAM, told.once()));
  }

  /**
   * Returns the same for some members, whether they follow the subject or not.
   *
   * @param members at most 100 ids
   * @param reason why they are told
   */
  public Notice to(Collection<Long> members, FollowReason reason) {
    return to(new Told(Audience.NAMED, List.copyOf(members), reason, told.once()));
  }

  /**
   * Returns the same, which a named member is told once only about the same part and type, however
   * often it is told: of a mention in a text that is edited again and again, for example.
   */
  public Notice once() {
    return to(new Told(told.audience(), told.members(), told.reason(), true));
  }

  private Notice to(Told others) {
    return new Notice(type, subject, at, actor, about, detail, others);
  }

  public String type() {
    return type;
  }

  public Subject subject() {
    return subject;
  }

  public Instant at() {
    return at;
  }

  /** Returns who did it; null for nobody. */
  public Long actor() {
    return actor;
  }

  /** Returns the part of the subject that it is about; null where it is about the whole. */
  public Subject about() {
    return about;
  }

  public Detail detail() {
    return detail;
  }

  public Audience audience() {
    return told.audience();
  }

  /** Returns the members who are named; empty for other audiences. */
  public List<Long> members() {
    return told.members();
  }

  /** Returns why those are told who are named. */
  public FollowReason reason() {
    return told.reason();
  }

  /** Returns whether a named member is told once only. */
  public boolean isOnce() {
    return told.once();
  }

  @Override
  public String toString() {
    return type + " about " + subject;
  }
}
