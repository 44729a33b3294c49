package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Form;
import dev.millet.gateway.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** Decodes paths, queries and forms, refusing what is not UTF-8 or holds control characters. */
final class Decoding {

  private static final Fields NONE = new Fields(false);
  private static final int MAX_FIELDS = 1000;

  private Decoding() {}

  /** The decoded path; the server has refused ambiguous ones already. */
  static String path(HttpURI uri) {
    String path = uri.getDecodedPath();
    if (path == null || !path.startsWith("/")) {
      throw Problems.badRequest("The address has no path.").toException();
    }
    refuseControls(path, "The address");
    return path;
  }

  static Fields query(HttpURI uri) {
    String query = uri.getQuery();
    if (query == null || query.isEmpty()) {
      return NONE;
    }
    Fields fields = decode(query, "The query");
    for (Fields.Field field : fields) {
      for (String value : field.getValues()) {
        refuseControls(value, "The query");
      }
    }
    return fields;
  }

  static Form form(byte[] body) {
    Fields fields = decode(text(body), "The form");
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Fields.Field field : fields) {
      List<String> clean = new ArrayList<>(field.getValues());
      clean.forEach(value -> refuseNul(value, "The form"));
      values.put(field.getName(), List.copyOf(clean));
    }
    return Form.of(values);
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw Problems.badRequest("The form is not UTF-8.").toException();
    }
  }

  private static Fields decode(String encoded, String what) {
    Fields fields = new Fields(false);
    try {
      UrlEncoded.decodeTo(encoded, fields::add, StandardCharsets.UTF_8, MAX_FIELDS);
    } catch (RuntimeException e) {
      throw Problems.badRequest(what + " is not encoded as it should be.").toException();
    }
    return fields;
  }

  private static void refuseControls(String text, String what) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i)) || text.charAt(i) == '\uFFFD') {
        throw Problems.badRequest(what + " holds characters that it cannot.").toException();
      }
    }
  }

  private static void refuseNul(String text, String what) {
    if (text.indexOf('\0') >= 0) {
      throw Problems.badRequest(what + " holds characters that it cannot.").toException();
    }
  }
}
