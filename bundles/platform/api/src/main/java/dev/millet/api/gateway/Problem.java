package dev.millet.api.gateway;

import java.util.List;
import java.util.Objects;

/** A problem with a request (RFC 9457). Immutable. */
public final class Problem {

  private final String code;
  private final int status;
  private final String title;
  private final String detail;
  private final List<Field> fields;
  private final int retryAfter;

  private Problem(
      String code, int status, String title, String detail, List<Field> fields, int retryAfter) {
    this.code = Objects.requireNonNull(code, "code");
    this.status = status;
    this.title = Objects.requireNonNull(title, "title");
    this.detail = Objects.requireNonNullElse(detail, "");
    this.fields = List.copyOf(fields);
    this.retryAfter = retryAfter;
  }

  /**
   * A field that was refused.
   *
   * @param name the path of the field, such as {@code comments[2].body}
   * @param code a stable word, such as {@code too-long}
   * @param detail what is wrong and what is allowed
   */
  public record Field(String name, String code, String detail) {}

  /**
   * Returns a problem of no field in particular.
   *
   * @param status the HTTP status
   * @param code {@code <module>.<what>}, stable; the document's {@code type} is {@code
   *     urn:millet:problem:} and this
   * @param title one short line in English, the same for every occurrence
   * @param detail what happened and what to do, for this occurrence; may be empty
   */
  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(code, status, title, detail, List.of(), 0);
  }

  /** Returns 404 for a thing of a kind. */
  public static Problem notFound(String detail) {
    return of(404, "not-found", "Not found", detail);
  }

  /** Returns 422 for input that was read but cannot be taken. */
  public static Problem invalid(List<Field> fields) {
    String detail = String.join("; ", fields.stream().map(Field::detail).toList());
    return of(422, "invalid", "The input cannot be taken", detail).withFields(fields);
  }

  /** Returns 422 for one field. */
  public static Problem invalid(String field, String code, String detail) {
    return invalid(List.of(new Field(field, code, detail)));
  }

  /** Returns 412 for a change of what somebody else has changed since it was read. */
  public static Problem changedMeanwhile() {
    return of(
        412,
        "changed-meanwhile",
        "It was changed meanwhile",
        "Somebody changed it since you read it: read it again and repeat your change.");
  }

  /** Returns the same problem, which says what is wrong with which field of the input. */
  public Problem withFields(List<Field> refused) {
    return new Problem(code, status, title, detail, refused, retryAfter);
  }

  /** Returns the same problem, after so many seconds of which it is worth trying again. */
  public Problem retryingAfter(int seconds) {
    return new Problem(code, status, title, detail, fields, seconds);
  }

  public ProblemException toException() {
    return new ProblemException(this);
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  public List<Field> fields() {
    return fields;
  }

  /** Returns after how many seconds it is worth trying again; 0 where that says nothing. */
  public int retryAfter() {
    return retryAfter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Problem that
        && code.equals(that.code)
        && status == that.status
        && title.equals(that.title)
        && detail.equals(that.detail)
        && fields.equals(that.fields)
        && retryAfter == that.retryAfter;
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, status, detail);
  }

  @Override
  public String toString() {
    return status + " " + code + (detail.isEmpty() ? "" : ": " + detail);
  }
}
