package dev.millet.api.search;

import dev.millet.api.products.Audience;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A document by which one subject is found. Immutable. */
public final class SearchDocument {

  private final Subject subject;
  private final String title;
  private final String path;
  private final Content content;
  private final State state;
  private final Audience audience;
  private final boolean part;

  private record Content(String text, List<String> tags, Instant createdAt) {

    static final Content NONE = new Content("", List.of(), null);
  }

  private record State(Long product, String status, Long assignee) {

    static final State NONE = new State(null, null, null);
  }

  private SearchDocument(
      Subject subject,
      String title,
      String path,
      Content content,
      State state,
      Audience audience,
      boolean part) {
    this.subject = Objects.requireNonNull(subject, "subject");
    this.title = Objects.requireNonNull(title, "title");
    this.path = Objects.requireNonNull(path, "path");
    this.content = content;
    this.state = state;
    this.audience = audience;
    this.part = part;
  }

  /**
   * Returns a document without a text, about no product, for everybody.
   *
   * @param title plain text
   * @param path the page that shows it, starting with a slash
   */
  public static SearchDocument of(Subject subject, String title, String path) {
    return new SearchDocument(
        subject, title, path, Content.NONE, State.NONE, Audience.EVERYBODY, false);
  }

  /**
   * Returns a document of a part of something else, such as a comment: it is found by its text
   * alone, and shown under the title of the whole.
   */
  public static SearchDocument ofPart(Subject subject, String titleOfWhole, String path) {
    return new SearchDocument(
        subject, titleOfWhole, path, Content.NONE, State.NONE, Audience.EVERYBODY, true);
  }

  /** Returns the same with a text, plain or Markdown. */
  public SearchDocument withText(String text) {
    return with(new Content(text, content.tags(), content.createdAt()));
  }

  /** Returns the same with tags. */
  public SearchDocument withTags(List<String> tags) {
    return with(new Content(content.text(), List.copyOf(tags), content.createdAt()));
  }

  /** Returns the same with the time by which it is found. */
  public SearchDocument withCreatedAt(Instant at) {
    return with(new Content(content.text(), content.tags(), at));
  }

  /** Returns the same about a product: only who sees that finds it. */
  public SearchDocument withProduct(Long product) {
    return with(new State(product, state.status(), state.assignee()));
  }

  /** Returns the same with a status, a word that the source names. */
  public SearchDocument withStatus(String status) {
    return with(new State(state.product(), status, state.assignee()));
  }

  /** Returns the same with the member who takes care of it; null for nobody. */
  public SearchDocument withAssignee(Long assignee) {
    return with(new State(state.product(), state.status(), assignee));
  }

  /** Returns the same for the people who may see it. */
  public SearchDocument withAudience(Audience some) {
    Objects.requireNonNull(some, "audience");
    return new SearchDocument(subject, title, path, content, state, some, part);
  }

  private SearchDocument with(Content other) {
    return new SearchDocument(subject, title, path, other, state, audience, part);
  }

  private SearchDocument with(State other) {
    return new SearchDocument(subject, title, path, content, other, audience, part);
  }

  public Subject subject() {
    return subject;
  }

  public String title() {
    return title;
  }

  public String path() {
    return path;
  }

  /** Returns the text, plain or Markdown; empty if absent. */
  public String text() {
    return content.text();
  }

  public List<String> tags() {
    return content.tags();
  }

  /** Returns the time by which it is found; null where it has none. */
  public Instant createdAt() {
    return content.createdAt();
  }

  /** Returns the id of the product that it is about; null for none. */
  public Long product() {
    return state.product();
  }

  /** Returns the status; null for none. */
  public String status() {
    return state.status();
  }

  /** Returns the id of the member who takes care of it; null for nobody. */
  public Long assignee() {
    return state.assignee();
  }

  public Audience audience() {
    return audience;
  }

  /** Returns whether the title is that of something else, and not searched. */
  public boolean isPart() {
    return part;
  }
}
