package dev.millet.gateway.log;

import java.time.Instant;

/**
 * One answered request. Its line is the common log format with two more columns, the milliseconds
 * and the request's id. There is no query in it, and no token: people put secrets into both.
 *
 * @param time when the request began
 * @param address the client
 * @param member the handle; null for a visitor
 * @param request what was asked for
 * @param status the answer's status
 * @param bytes the length of the answer's body
 * @param millis how long it took
 * @param id the request's id
 */
public record AccessEntry(
    Instant time,
    String address,
    String member,
    RequestLine request,
    int status,
    long bytes,
    long millis,
    String id) {

  void appendTo(StringBuilder line, String timestamp) {
    line.append(address).append(" - ");
    append(line, member == null ? "-" : member);
    line.append(" [").append(timestamp).append("] \"");
    append(line, request.method());
    line.append(' ');
    append(line, request.path());
    line.append(' ')
        .append(request.protocol())
        .append("\" ")
        .append(status)
        .append(' ')
        .append(bytes);
    line.append(' ').append(millis).append(' ').append(id);
  }

  // What a client chose must not end the line or the column.
  private static void append(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(c <= ' ' || c == '"' || c == '\u007f' ? '_' : c);
    }
  }
}
