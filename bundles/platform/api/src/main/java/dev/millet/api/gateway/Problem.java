package dev.millet.api.gateway;

import java.util.List;
import java.util.Objects;

/**
 * A problem with a request (RFC 9457).
 *
 * @param code {@code <module>.<what>}, stable; the document's {@code type} is {@code
 *     urn:millet:problem:} and this
 * @param status the HTTP status
 * @param title one short line in English, the same for every occurrence
 * @param detail what happened and what to do, for this occurrence; may be empty
 * @param fields what is wrong with which field of the input
 * @param retryAfter after how many seconds it is worth trying again; 0 where that says nothing
 */
public record Problem(
    String code, int status, String title, String detail, List<Field> fields, int retryAfter) {

  /**
   * A field that was refused.
   *
   * @param name the path of the field, such as {@code comments[2].body}
   * @param code a stable word, such as {@code too-long}
   * @param detail what is wrong and what is allowed
   */
  public record Field(String name, String code, String detail) {}

  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(title, "title");
    fields = List.copyOf(fields);
  }

  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(code, status, title, detail, List.of(), 0);
  }

  /** 404 for a thing of a kind. */
  public static Problem notFound(String detail) {
    return of(404, "not-found", "Not found", detail);
  }

  /** 422 for input that was read but cannot be taken. */
  public static Problem invalid(List<Field> fields) {
    String detail = String.join("; ", fields.stream().map(Field::detail).toList());
    return new Problem("invalid", 422, "The input cannot be taken", detail, fields, 0);
  }

  public static Problem invalid(String field, String code, String detail) {
    return invalid(List.of(new Field(field, code, detail)));
  }

  public Problem retryingAfter(int seconds) {
    return new Problem(code, status, title, detail, fields, seconds);
  }

  public ProblemException toException() {
    return new ProblemException(this);
  }
}
