package dev.millet.api.gateway;

import dev.millet.api.forms.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The documentation of a route; the OpenAPI document is made of these. Immutable. */
public final class RouteDocument {

  private final String summary;
  private final String description;
  private final Body body;
  private final Answer answer;
  private final List<Query> queries;
  private final List<String> problems;

  private RouteDocument(
      String summary,
      String description,
      Body body,
      Answer answer,
      List<Query> queries,
      List<String> problems) {
    this.summary = Objects.requireNonNull(summary, "summary");
    this.description = Objects.requireNonNull(description, "description");
    this.body = body;
    this.answer = answer;
    this.queries = List.copyOf(queries);
    this.problems = List.copyOf(problems);
  }

  /** The body of a request. */
  private record Body(Class<?> request, Rules<?> rules) {

    static final Body NONE = new Body(null, null);
  }

  /** The content of a successful answer. */
  private record Answer(int status, Class<?> reply, Class<?> item, boolean sliced) {

    static final Answer PLAIN = new Answer(200, null, null, false);
  }

  /**
   * A query parameter.
   *
   * @param name as in the URL; {@code field.*} stands for all that begin with {@code field.}
   * @param type a JSON Schema type: {@code string}, {@code integer} or {@code boolean}
   * @param description one line: meaning, range, default
   */
  public record Query(String name, String type, String description) {}

  /**
   * Returns the document of a page or of a route without bodies.
   *
   * @param summary one line, in English; for a page it names the page
   */
  public static RouteDocument of(String summary) {
    return new RouteDocument(summary, "", Body.NONE, Answer.PLAIN, List.of(), List.of());
  }

  /** Returns the same document with more text, in Markdown. */
  public RouteDocument describing(String text) {
    return new RouteDocument(summary, text, body, answer, queries, problems);
  }

  /** Returns the same document for a body that is read into a record. */
  public RouteDocument taking(Class<?> record) {
    return with(new Body(record, null));
  }

  /** Returns the same document for a body that is read by rules. */
  public RouteDocument taking(Rules<?> rules) {
    return with(new Body(rules.type(), rules));
  }

  /** Returns the same document for a successful answer that carries a record. */
  public RouteDocument giving(int status, Class<?> record) {
    return with(new Answer(status, record, null, false));
  }

  /**
   * Returns the document of a list, read slice by slice with {@link Request#list()}.
   *
   * @param record what an item is
   */
  public RouteDocument listing(Class<?> record) {
    return with(new Answer(200, null, record, true));
  }

  /**
   * Returns the document of a short list, of which every answer has all.
   *
   * @param record what an item is
   */
  public RouteDocument listingAll(Class<?> record) {
    return with(new Answer(200, null, record, false));
  }

  /**
   * Returns the same document with one more query parameter. A route of the API refuses parameters
   * that its document does not name.
   *
   * @param type a JSON Schema type: {@code string}, {@code integer} or {@code boolean}
   * @param text one line: meaning, range, default
   */
  public RouteDocument query(String name, String type, String text) {
    List<Query> more = new ArrayList<>(queries);
    more.add(new Query(name, type, text));
    return new RouteDocument(summary, description, body, answer, more, problems);
  }

  /** Returns the same document with the problem types that the route answers with. */
  public RouteDocument problems(String... types) {
    return new RouteDocument(summary, description, body, answer, queries, List.of(types));
  }

  private RouteDocument with(Body other) {
    return new RouteDocument(summary, description, other, answer, queries, problems);
  }

  private RouteDocument with(Answer other) {
    return new RouteDocument(summary, description, body, other, queries, problems);
  }

  /** Returns one line, in English; for a page it names the page. */
  public String summary() {
    return summary;
  }

  /** Returns more, in Markdown; may be empty. */
  public String description() {
    return description;
  }

  /** Returns the record that the body is read into; null if it does not exist. */
  public Class<?> request() {
    return body.request();
  }

  /** Returns what may stand in the body; null where the record says it all. */
  public Rules<?> rules() {
    return body.rules();
  }

  /** Returns the record that a successful answer carries; null if it does not exist. */
  public Class<?> reply() {
    return answer.reply();
  }

  /** Returns the record that the items of an answered list are; null where it answers no list. */
  public Class<?> item() {
    return answer.item();
  }

  /** Returns whether the list is read slice by slice; else the answer is all of it. */
  public boolean sliced() {
    return answer.sliced();
  }

  /** Returns the status of a successful answer. */
  public int status() {
    return answer.status();
  }

  public List<Query> queries() {
    return queries;
  }

  /** Returns the problem types that the route answers with, beside the gateway's own. */
  public List<String> problems() {
    return problems;
  }
}
