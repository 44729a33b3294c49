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
  private final Relation relation;

  /**
   * How a document belongs to another subject.
   *
   * @param part whether it is a part of one
   * @param whole the one that it is a part of; null where it is not said
   * @param mergedInto the one that it was merged into; null for none
   */
  private record Relation(boolean part, Subject whole, Subject mergedInto) {

    static final Relation NONE = new Relation(false, null, null);
  }

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
      Relation relation) {
    this.subject = Objects.requireNonNull(subject, "subject");
    this.title = Objects.requireNonNull(title, "title");
    this.path = Objects.requireNonNull(path, "path");
    this.content = content;
    this.state = state;
    this.audience = audience;
    this.relation = relation;
  }

  /**
   * Returns a document without a text, about no product, for everybody.
   *
   * @param title plain text
   * @param path the page that shows it, starting with a slash
   */
  public static SearchDocument of(Subject subject, String title, String path) {
    return new SearchDocument(
        subject, title, path, Content.NONE, State.NONE, Audience.EVERYBODY, Relation.NONE);
  }

  /**
   * Returns a document of a part of something else, such as a comment: it is found by its text
   * alone, and shown under the title of the whole.
   */
  public static SearchDocument ofPart(Subject subject, String titleOfWhole, String path) {
    return new SearchDocument(
        subject,
        titleOfWhole,
        path,
        Content.NONE,
        State.NONE,
        Audience.EVERYBODY,
        new Relation(true, null, null));
  }

  /**
   * Returns the same as a part of another subject: where that moves to another product, this moves
   * with it.
   *
   * @since 1.1
   */
  public SearchDocument within(Subject whole) {
    Objects.requireNonNull(whole, "whole");
    return with(new Relation(true, whole, relation.mergedInto()));
  }

  /**
   * Returns the same as merged into another subject, which is found in its place: this one is found
   * by those alone who choose a status.
   *
   * @since 1.1
   */
  public SearchDocument mergedInto(Subject other) {
    Objects.requireNonNull(other, "other");
    return with(new Relation(relation.part(), relation.whole(), other));
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
    return new SearchDocument(subject, title, path, content, state, some, relation);
  }

  private SearchDocument with(Content other) {
    return new SearchDocument(subject, title, path, other, state, audience, relation);
  }

  private SearchDocument with(State other) {
    return new SearchDocument(subject, title, path, content, other, audience, relation);
  }

  private SearchDocument with(Relation other) {
    return new SearchDocument(subject, title, path, content, state, audience, other);
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
    return relation.part();
  }

  /**
   * Returns the subject that this is a part of; null where it is none, or its source does not say.
   *
   * @since 1.1
   */
  public Subject whole() {
    return relation.whole();
  }

  /**
   * Returns the subject that this was merged into; null for none.
   *
   * @since 1.1
   */
  public Subject mergedInto() {
    return relation.mergedInto();
  }
}
