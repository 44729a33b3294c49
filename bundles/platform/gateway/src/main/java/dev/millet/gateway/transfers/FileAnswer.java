package dev.millet.gateway.transfers;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The answer to a request for a file, by its conditions and ranges (RFC 9110, sections 13 and 14).
 * Files never change, so there are no conditions on times.
 *
 * @param status 200, 206, 304, 412 or 416
 * @param ranges what is sent, with 200 and 206
 */
public record FileAnswer(int status, List<FileRange> ranges) {

  /**
   * Decides.
   *
   * @param tag the file's entity tag, without quotes; a strong one
   * @param length the file's length in bytes
   */
  public static FileAnswer of(Request http, String tag, long length) {
    HttpFields headers = http.getHeaders();
    if (headers.contains(HttpHeader.IF_MATCH)
        && !EntityTagList.of(headers, HttpHeader.IF_MATCH).matchesStrongly(tag)) {
      return new FileAnswer(412, List.of());
    }
    if (headers.contains(HttpHeader.IF_NONE_MATCH)
        && EntityTagList.of(headers, HttpHeader.IF_NONE_MATCH).matchesWeakly(tag)) {
      return new FileAnswer(304, List.of());
    }
    List<FileRange> whole = List.of(new FileRange(0, length));
    List<FileRange> ranges = mayAskForRanges(http, tag) ? ranges(headers, length) : null;
    if (ranges == null) {
      return new FileAnswer(200, whole);
    }
    return new FileAnswer(ranges.isEmpty() ? 416 : 206, ranges);
  }

  // A range is defined for GET only (section 14.2); a date in If-Range matches no file.
  private static boolean mayAskForRanges(Request http, String tag) {
    if (!http.getMethod().equals("GET")) {
      return false;
    }
    HttpField condition = http.getHeaders().getField(HttpHeader.IF_RANGE);
    return condition == null || condition.getValue().trim().equals('"' + tag + '"');
  }

  private static List<FileRange> ranges(HttpFields headers, long length) {
    List<String> values = headers.getValuesList(HttpHeader.RANGE);
    return values.size() == 1 ? FileRange.parse(values.get(0), length) : null;
  }
}
