package dev.millet.gateway.idempotency;

import dev.millet.api.gateway.Reply;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer as it lies in the database.
 *
 * @param hash of the request that it answered
 * @param status the status
 * @param headers a line {@code name: value} for each
 * @param contentType empty where there is no body
 * @param body in Base64
 */
public record StoredReply(
    String hash, int status, String headers, String contentType, String body) {

  static StoredReply of(String hash, Reply reply) {
    String headers =
        reply.headers().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + '\n')
            .collect(Collectors.joining());
    return reply.body() instanceof Reply.Bytes bytes
        ? new StoredReply(
            hash,
            reply.status(),
            headers,
            bytes.contentType(),
            Base64.getEncoder().encodeToString(bytes.content()))
        : new StoredReply(hash, reply.status(), headers, "", "");
  }

  Reply toReply() {
    Reply.Body content =
        contentType.isEmpty()
            ? new Reply.Empty()
            : new Reply.Bytes(contentType, Base64.getDecoder().decode(body));
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (String line : headers.split("\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 2)));
      }
    }
    return new Reply(status, fields, content);
  }
}
