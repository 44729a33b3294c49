package dev.millet.api.subjects;

import dev.millet.api.products.Audience;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/**
 * A subject in a few words. Immutable.
 *
 * <p>It names the uses that are open now, such as {@code votes} or {@code comments}. A use is named
 * by the module that asks for it, in its api; a use that is not named is closed.
 */
public final class SubjectDescription {

  private final Subject subject;
  private final String title;
  private final String path;
  private final Set<String> open;
  private final Origin origin;

  /** The author, the time, the audience and the product of a subject. */
  private record Origin(Long author, Instant createdAt, Audience audience, Long product) {

    static final Origin UNKNOWN = new Origin(null, null, Audience.EVERYBODY, null);
  }

  private SubjectDescription(
      Subject subject, String title, String path, Set<String> open, Origin origin) {
    this.subject = Objects.requireNonNull(subject, "subject");
    this.title = Objects.requireNonNull(title, "title");
    this.path = path;
    this.open = open;
    this.origin = origin;
  }

  /**
   * Returns the description of a subject of which nothing is open, by nobody, for everybody.
   *
   * @param title plain text
   * @param path the page that shows it, starting with a slash; null if it does not exist
   */
  public static SubjectDescription of(Subject subject, String title, String path) {
    return new SubjectDescription(subject, title, path, Set.of(), Origin.UNKNOWN);
  }

  /** Returns the same description with these uses open, and no others. */
  public SubjectDescription withOpen(Collection<String> uses) {
    return new SubjectDescription(subject, title, path, Set.copyOf(uses), origin);
  }

  /** Returns the same description with these uses open, and no others. */
  public SubjectDescription withOpen(String... uses) {
    return new SubjectDescription(subject, title, path, Set.of(uses), origin);
  }

  /**
   * Returns the same description with its author.
   *
   * @param author the id of a member; null for nobody, or somebody whose account is gone
   * @since 1.5
   */
  public SubjectDescription withAuthor(Long author) {
    return with(new Origin(author, origin.createdAt(), origin.audience(), origin.product()));
  }

  /**
   * Returns the same description with the time at which the subject was created.
   *
   * @since 1.5
   */
  public SubjectDescription withCreatedAt(Instant at) {
    return with(new Origin(origin.author(), at, origin.audience(), origin.product()));
  }

  /**
   * Returns the same description with the people who may see the subject.
   *
   * @since 1.5
   */
  public SubjectDescription withAudience(Audience audience) {
    Objects.requireNonNull(audience, "audience");
    return with(new Origin(origin.author(), origin.createdAt(), audience, origin.product()));
  }

  /**
   * Returns the same description with the product that the subject is about.
   *
   * @param product the id of a product; null for none
   * @since 1.9
   */
  public SubjectDescription withProduct(Long product) {
    return with(new Origin(origin.author(), origin.createdAt(), origin.audience(), product));
  }

  private SubjectDescription with(Origin other) {
    return new SubjectDescription(subject, title, path, open, other);
  }

  public Subject subject() {
    return subject;
  }

  /** Returns plain text. */
  public String title() {
    return title;
  }

  /** Returns the page that shows it, starting with a slash; null if it does not exist. */
  public String path() {
    return path;
  }

  /** Returns the uses that are open now. */
  public Set<String> open() {
    return open;
  }

  /** Returns whether a use is open now. */
  public boolean isOpen(String use) {
    return open.contains(use);
  }

  /**
   * Returns the member who wrote it; null for nobody, for somebody whose account is gone, and where
   * its module does not say.
   *
   * @since 1.5
   */
  public Long author() {
    return origin.author();
  }

  /**
   * Returns when it was created; null where its module does not say.
   *
   * @since 1.5
   */
  public Instant createdAt() {
    return origin.createdAt();
  }

  /**
   * Returns who may see it, for what is written down about it; what one reader may see now is asked
   * with {@link SubjectCatalog#hidden}.
   *
   * @since 1.5
   */
  public Audience audience() {
    return origin.audience();
  }

  /**
   * Returns the id of the product that it is about; null for none, and where its module does not
   * say.
   *
   * @since 1.9
   */
  public Long product() {
    return origin.product();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectDescription that
        && subject.equals(that.subject)
        && title.equals(that.title)
        && Objects.equals(path, that.path)
        && open.equals(that.open)
        && origin.equals(that.origin);
  }

  @Override
  public int hashCode() {
    return Objects.hash(subject, title, path, open, origin);
  }

  @Override
  public String toString() {
    return subject + " \"" + title + "\"";
  }
}
