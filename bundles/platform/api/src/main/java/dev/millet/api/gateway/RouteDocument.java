package dev.millet.api.gateway;

import dev.millet.api.forms.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * The documentation of a route; the OpenAPI document is made of these.
 *
 * @param summary one line, in English; for a page it names the page
 * @param description more, in Markdown; may be empty
 * @param request the record that the body is read into; null where there is none
 * @param rules what may stand in the body; null where the record says it all
 * @param reply the record that a successful answer carries; null where there is none
 * @param item the record that the items of an answered list are; null where it answers no list
 * @param sliced whether the list is read slice by slice; else the answer is all of it
 * @param status the status of a successful answer
 * @param queries the query parameters
 * @param problems the problem types that the route answers with, beside the gateway's own
 */
public record RouteDocument(
    String summary,
    String description,
    Class<?> request,
    Rules<?> rules,
    Class<?> reply,
    Class<?> item,
    boolean sliced,
    int status,
    List<Query> queries,
    List<String> problems) {

  /**
   * A query parameter.
   *
   * @param name as in the URL
   * @param type a JSON Schema type: {@code string}, {@code integer} or {@code boolean}
   * @param description one line: meaning, range, default
   */
  public record Query(String name, String type, String description) {}

  public RouteDocument {
    queries = List.copyOf(queries);
    problems = List.copyOf(problems);
  }

  /** A page or a route without bodies. */
  public static RouteDocument of(String summary) {
    return new RouteDocument(summary, "", null, null, null, null, false, 200, List.of(), List.of());
  }

  public RouteDocument describing(String text) {
    return new RouteDocument(
        summary, text, request, rules, reply, item, sliced, status, queries, problems);
  }

  public RouteDocument taking(Class<?> record) {
    return new RouteDocument(
        summary, description, record, null, reply, item, sliced, status, queries, problems);
  }

  /** The same for a body that is read by rules. */
  public RouteDocument taking(Rules<?> body) {
    return new RouteDocument(
        summary, description, body.type(), body, reply, item, sliced, status, queries, problems);
  }

  public RouteDocument giving(int code, Class<?> record) {
    return new RouteDocument(
        summary, description, request, rules, record, null, false, code, queries, problems);
  }

  /**
   * Returns the document of a list, read slice by slice with {@link Request#list()}.
   *
   * @param record what an item is
   */
  public RouteDocument listing(Class<?> record) {
    return list(record, true);
  }

  /**
   * Returns the document of a short list, of which every answer has all.
   *
   * @param record what an item is
   */
  public RouteDocument listingAll(Class<?> record) {
    return list(record, false);
  }

  private RouteDocument list(Class<?> record, boolean inSlices) {
    return new RouteDocument(
        summary, description, request, rules, null, record, inSlices, 200, queries, problems);
  }

  public RouteDocument query(String name, String type, String text) {
    List<Query> more = new ArrayList<>(queries);
    more.add(new Query(name, type, text));
    return new RouteDocument(
        summary, description, request, rules, reply, item, sliced, status, more, problems);
  }

  public RouteDocument problems(String... types) {
    return new RouteDocument(
        summary, description, request, rules, reply, item, sliced, status, queries, List.of(types));
  }
}
