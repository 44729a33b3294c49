package dev.millet.gateway.access;

import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import dev.millet.platform.api.members.Authentication;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Authenticates callers: programs by a bearer token, browsers by the session cookie. The API
 * ignores cookies, so that no other site can call it in somebody's name.
 */
public final class Authenticator {

  private static final String BEARER = "Bearer ";

  private final Supplier<Authentication> members;

  /**
   * Makes an authenticator.
   *
   * @param members read at each use; gives null where everybody is a visitor
   */
  public Authenticator(Supplier<Authentication> members) {
    this.members = members;
  }

  /**
   * Returns the identity of the caller.
   *
   * @throws dev.millet.api.gateway.ProblemException 401 where a token is presented that opens
   *     nothing
   */
  public Identity identify(Request http, boolean api) {
    Authentication authentication = members.get();
    String authorization = http.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (authorization != null) {
      return byToken(authentication, authorization);
    }
    if (api || authentication == null || !http.getHeaders().contains(HttpHeader.COOKIE)) {
      return Identity.VISITOR;
    }
    String session = cookie(http, Authentication.COOKIE);
    return session == null ? Identity.VISITOR : authentication.bySession(session);
  }

  /** Returns whether a caller has to set up two-factor authentication first. */
  public boolean owesTwoFactor(Identity identity, String path) {
    Authentication authentication = members.get();
    return authentication != null
        && identity.signedIn().isPresent()
        && authentication.owesTwoFactor(identity, path);
  }

  private static Identity byToken(Authentication authentication, String authorization) {
    boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    if (!bearer || authentication == null) {
      throw AccessDeniedException.unknownToken();
    }
    Identity identity = authentication.byToken(authorization.substring(BEARER.length()).trim());
    if (identity.authenticationMethod() == AuthenticationMethod.NONE) {
      throw AccessDeniedException.unknownToken();
    }
    return identity;
  }

  /** Returns the value of a cookie; null if the name is unknown. */
  public static String cookie(Request http, String name) {
    List<HttpCookie> cookies = Request.getCookies(http);
    for (HttpCookie cookie : cookies) {
      if (cookie.getName().equals(name)) {
        return cookie.getValue();
      }
    }
    return null;
  }
}
