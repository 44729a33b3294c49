package dev.millet.gateway.transfers;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The body of an answer with a file: one range as it is, several as {@code multipart/byteranges}
 * with a length, so that a client knows when it has all of them.
 */
public final class FileParts {

  private static final byte[] NOTHING = {};
  private static final int BOUNDARY_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<Part> parts;
  private final byte[] tail;
  private final String contentType;
  private final long fileLength;

  /** A range with what stands before it. */
  record Part(byte[] head, FileRange range) {}

  private FileParts(List<Part> parts, byte[] tail, String contentType, long fileLength) {
    this.parts = parts;
    this.tail = tail;
    this.contentType = contentType;
    this.fileLength = fileLength;
  }

  /** Returns the body of an answer that sends ranges of a file. */
  public static FileParts of(FileAnswer answer, String contentType, long fileLength) {
    List<FileRange> ranges = answer.ranges();
    if (ranges.size() == 1) {
      return new FileParts(
          List.of(new Part(NOTHING, ranges.get(0))), NOTHING, contentType, fileLength);
    }
    byte[] random = new byte[BOUNDARY_BYTES];
    RANDOM.nextBytes(random);
    String boundary = HexFormat.of().formatHex(random);
    List<Part> parts =
        ranges.stream()
            .map(
                range ->
                    new Part(
                        ascii(
                            "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                                .formatted(boundary, contentType, range.contentRange(fileLength))),
                        range))
            .toList();
    return new FileParts(
        parts,
        ascii("\r\n--" + boundary + "--\r\n"),
        "multipart/byteranges; boundary=" + boundary,
        fileLength);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Sets the headers that tell of the body. */
  public void describe(int status, HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, contentType);
    headers.put(HttpHeader.CONTENT_LENGTH, length());
    if (status == 206 && tail.length == 0) {
      headers.put(HttpHeader.CONTENT_RANGE, parts.get(0).range().contentRange(fileLength));
    }
  }

  long length() {
    return tail.length
        + parts.stream().mapToLong(part -> part.head().length + part.range().length()).sum();
  }

  List<Part> parts() {
    return parts;
  }

  byte[] tail() {
    return tail;
  }

  long fileLength() {
    return fileLength;
  }
}
