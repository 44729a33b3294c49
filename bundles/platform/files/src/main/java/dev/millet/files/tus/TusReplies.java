package dev.millet.files.tus;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.json.Json;
import dev.millet.files.upload.Checksum;
import dev.millet.files.upload.UploadRow;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers as tus 1.0 asks for them: every one says its version. */
final class TusReplies {

  static final String VERSION = "1.0.0";
  static final String RESUMABLE = "Tus-Resumable";

  private static final String EXTENSIONS =
      "creation,creation-with-upload,termination,expiration,checksum";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Json json;

  TusReplies(Json json) {
    this.json = json;
  }

  /** Returns the answer to {@code OPTIONS}: what this server can. */
  static Reply abilities(long maxBytes, String allowed) {
    return Reply.noContent()
        .withHeader(RESUMABLE, VERSION)
        .withHeader("Allow", allowed)
        .withHeader("Tus-Version", VERSION)
        .withHeader("Tus-Max-Size", Long.toString(maxBytes))
        .withHeader("Tus-Extension", EXTENSIONS)
        .withHeader("Tus-Checksum-Algorithm", Checksum.algorithms());
  }

  /** Returns an answer that says how far an upload is. */
  static Reply at(int status, long offset, UploadRow row) {
    return expiring(
        Reply.empty(status)
            .withHeader(RESUMABLE, VERSION)
            .withHeader("Cache-Control", "no-store")
            .withHeader("Upload-Offset", Long.toString(offset)),
        offset,
        row);
  }

  private static Reply expiring(Reply reply, long offset, UploadRow row) {
    return offset < row.byteLength()
        ? reply.withHeader("Upload-Expires", HTTP_DATE.format(row.expiresAt()))
        : reply;
  }

  /** Returns a problem, with the version. */
  Reply problem(Problem problem, String requestId) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "urn:millet:problem:" + problem.code());
    document.put("title", problem.title());
    document.put("status", problem.status());
    if (!problem.detail().isEmpty()) {
      document.put("detail", problem.detail());
    }
    document.put("instance", "urn:millet:request:" + requestId);
    if (!problem.fields().isEmpty()) {
      document.put("fields", problem.fields().stream().map(TusReplies::field).toList());
    }
    Reply reply =
        Reply.bytes("application/problem+json", json.writeBytes(document))
            .withStatus(problem.status())
            .withHeader(RESUMABLE, VERSION);
    if (problem.status() == 412) {
      reply = reply.withHeader("Tus-Version", VERSION);
    }
    return problem.retryAfter() > 0
        ? reply.withHeader("Retry-After", Integer.toString(problem.retryAfter()))
        : reply;
  }

  private static Map<String, String> field(Problem.Field field) {
    return Map.of("name", field.name(), "code", field.code(), "detail", field.detail());
  }

  /** Returns the methods of the address at which uploads are made. */
  static String allowedForAll() {
    return String.join(", ", List.of("GET", "HEAD", "OPTIONS", "POST"));
  }

  /** Returns the methods of the address of one upload. */
  static String allowedForOne() {
    return String.join(", ", List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST"));
  }
}
