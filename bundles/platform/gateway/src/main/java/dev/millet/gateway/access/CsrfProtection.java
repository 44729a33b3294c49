package dev.millet.gateway.access;

import dev.millet.api.members.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Keeps other sites from changing something in the name of somebody who is signed in here. */
public final class CsrfProtection {

  private CsrfProtection() {}

  /**
   * Refuses a request that a page of another site made. Programs send neither of the headers and
   * pass; what they could do in a browser's name the token of the session still prevents.
   */
  public static void checkOrigin(Request http) {
    HttpFields headers = http.getHeaders();
    String site = headers.get("Sec-Fetch-Site");
    if (site != null) {
      if (!site.equals("same-origin") && !site.equals("none")) {
        throw AccessDeniedException.crossSite("The request comes from another site.");
      }
      return;
    }
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin != null && !isHere(origin, http)) {
      throw AccessDeniedException.crossSite("The request comes from another site.");
    }
  }

  // Behind a proxy that ends TLS and is not configured, only the scheme differs.
  private static boolean isHere(String origin, Request http) {
    int start = origin.indexOf("://");
    String authority = http.getHttpURI().getAuthority();
    return start > 0 && origin.substring(start + 3).equalsIgnoreCase(authority);
  }

  /**
   * Refuses a request of a session that does not carry the session's token.
   *
   * @param token what the form or the header carries; null or empty for nothing
   */
  public static void checkToken(Identity identity, String token) {
    String expected = identity.csrfToken();
    if (expected == null) {
      return;
    }
    if (token == null
        || !MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
      throw AccessDeniedException.crossSite(
          "The form is too old, or from another site: load the page again.");
    }
  }
}
