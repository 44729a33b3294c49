package dev.millet.gateway.problem;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Problem.Field;
import dev.millet.api.gateway.Reply;
import dev.millet.api.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems that the gateway itself answers with, and how a problem is written (RFC 9457). */
public final class Problems {

  public static final String CONTENT_TYPE = "application/problem+json";

  private static final String TYPE = "urn:millet:problem:";

  private final Json json;

  public Problems(Json json) {
    this.json = json;
  }

  /** A problem as a document. */
  public Reply document(Problem problem, String requestId) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", TYPE + problem.code());
    document.put("title", problem.title());
    document.put("status", problem.status());
    if (!problem.detail().isEmpty()) {
      document.put("detail", problem.detail());
    }
    document.put("instance", "urn:millet:request:" + requestId);
    if (!problem.fields().isEmpty()) {
      document.put("fields", problem.fields().stream().map(Problems::document).toList());
    }
    return Reply.bytes(CONTENT_TYPE, json.writeBytes(document)).withStatus(problem.status());
  }

  private static Map<String, String> document(Field field) {
    return Map.of("name", field.name(), "code", field.code(), "detail", field.detail());
  }

  public static Problem noSuchPage() {
    return Problem.notFound("No module that runs here answers this address.");
  }

  public static Problem methodNotAllowed(String method, String allowed) {
    return Problem.of(
        405,
        "method-not-allowed",
        "This cannot be done here",
        method + " is not among the methods of this address: " + allowed + ".");
  }

  public static Problem badRequest(String detail) {
    return Problem.of(400, "bad-request", "The request cannot be understood", detail);
  }

  public static Problem unauthorized(String detail) {
    return Problem.of(401, "unauthorized", "Signing in is needed", detail);
  }

  public static Problem crossSite(String detail) {
    return Problem.of(403, "cross-site", "The request does not come from our page", detail);
  }

  public static Problem forbidden(String detail) {
    return Problem.of(403, "forbidden", "This is not allowed", detail);
  }

  public static Problem proofTooOld(String detail) {
    return Problem.of(403, "proof-too-old", "The password is asked for again", detail);
  }

  /** For members whose role has to use two-factor authentication, and who have not set it up. */
  public static Problem twoFactorRequired() {
    return Problem.of(
        403,
        "two-factor-required",
        "Two-factor authentication is required",
        "This site asks your role to use it. Set it up at /members/settings/two-factor first.");
  }

  /** For a form that waited for the password for too long. */
  public static Problem formGone() {
    return Problem.of(
        409,
        "form-gone",
        "The form is not kept any more",
        "Nothing was changed. Fill it in again.");
  }

  public static Problem tooLarge(long limit) {
    return Problem.of(
        413,
        "too-large",
        "The request is too large",
        "The body may have at most " + limit + " bytes.");
  }

  /** For one field of a form. */
  public static Problem fieldTooLarge(String field, int limit) {
    return Problem.of(
        413,
        "too-large",
        "The request is too large",
        "The field " + field + " may have at most " + limit + " bytes.");
  }

  public static Problem notSupported(String wanted) {
    return Problem.of(
        415, "unsupported-type", "This content type is not read here", "Send " + wanted + ".");
  }

  public static Problem unavailable(String detail, int retryAfter) {
    return Problem.of(503, "unavailable", "This cannot be answered now", detail)
        .retryingAfter(retryAfter);
  }

  public static Problem insufficientStorage() {
    return Problem.of(
            507,
            "insufficient-storage",
            "The disk is full",
            "Nothing can be saved until the operator makes room; reading goes on.")
        .retryingAfter(30);
  }

  public static Problem tooSlow() {
    return ofStatus(408, "The body did not arrive in time.");
  }

  public static Problem timedOut() {
    return Problem.of(
            503,
            "timed-out",
            "This took too long",
            "The answer did not come in time; what was asked for may still have happened.")
        .retryingAfter(1);
  }

  /** For what the server itself refuses, before there is a request to speak of. */
  public static Problem ofStatus(int status, String detail) {
    return switch (status) {
      case 404 -> Problem.notFound(detail);
      case 408 -> Problem.of(408, "too-slow", "The request came too slowly", detail);
      case 413 -> Problem.of(413, "too-large", "The request is too large", detail);
      case 414 -> Problem.of(414, "too-long", "The address is too long", detail);
      case 431 -> Problem.of(431, "header-too-large", "The header is too large", detail);
      case 503 -> unavailable(detail, 1);
      default ->
          status < 500
              ? Problem.of(status, "bad-request", "The request cannot be understood", detail)
              : Problem.of(status, "failed", "Something went wrong", detail);
    };
  }

  public static Problem failed() {
    return Problem.of(
        500,
        "failed",
        "Something went wrong",
        "The defect was logged under the id of this request.");
  }

  public static Problem invalidBody(String field, String message) {
    return Problem.invalid(List.of(new Field(field, "invalid", message)));
  }
}
