package dev.millet.gateway.exchange;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Adds to every answer what protects its reader: nothing of other sites runs in it, and none of
 * them frames it but where it is made for that.
 */
final class SecurityHeaders {

  private static final HttpField FRAMED_NOWHERE = policy("'none'");
  private static final HttpField FRAMED_ANYWHERE = policy("*");
  private static final List<HttpField> ALWAYS =
      List.of(
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Referrer-Policy", "same-origin"),
          new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"));
  private static final HttpField OVER_TLS =
      new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

  private SecurityHeaders() {}

  private static HttpField policy(String ancestors) {
    return new PreEncodedHttpField(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors "
            + ancestors);
  }

  /**
   * Adds them.
   *
   * @param framed whether other sites may show the answer in a frame
   */
  static void add(HttpFields.Mutable headers, boolean secure, boolean framed) {
    headers.add(framed ? FRAMED_ANYWHERE : FRAMED_NOWHERE);
    for (int i = 0; i < ALWAYS.size(); i++) {
      headers.add(ALWAYS.get(i));
    }
    if (secure) {
      headers.add(OVER_TLS);
    }
  }
}
