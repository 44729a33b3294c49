package dev.millet.api.subjects;

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

  private SubjectDescription(Subject subject, String title, String path, Set<String> open) {
    this.subject = Objects.requireNonNull(subject, "subject");
    this.title = Objects.requireNonNull(title, "title");
    this.path = path;
    this.open = open;
  }

  /**
   * Returns the description of a subject of which nothing is open.
   *
   * @param title plain text
   * @param path the page that shows it, starting with a slash; null if it does not exist
   */
  public static SubjectDescription of(Subject subject, String title, String path) {
    return new SubjectDescription(subject, title, path, Set.of());
  }

  /** Returns the same description with these uses open, and no others. */
  public SubjectDescription withOpen(Collection<String> uses) {
    return new SubjectDescription(subject, title, path, Set.copyOf(uses));
  }

  /** Returns the same description with these uses open, and no others. */
  public SubjectDescription withOpen(String... uses) {
    return new SubjectDescription(subject, title, path, Set.of(uses));
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

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectDescription that
        && subject.equals(that.subject)
        && title.equals(that.title)
        && Objects.equals(path, that.path)
        && open.equals(that.open);
  }

  @Override
  public int hashCode() {
    return Objects.hash(subject, title, path, open);
  }

  @Override
  public String toString() {
    return subject + " \"" + title + "\"";
  }
}
