package dev.millet.gateway.exchange;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import dev.millet.gateway.access.AccessDeniedException;
import dev.millet.gateway.access.Authenticator;
import dev.millet.gateway.access.CsrfProtection;
import dev.millet.gateway.access.PendingForms;
import dev.millet.gateway.problem.Problems;
import dev.millet.gateway.routing.Endpoint;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** Decides whether a request may go on: before its body is read, and once more after. */
final class RequestAuthorization {

  private RequestAuthorization() {}

  /** Finds out who is calling, and refuses who may not. */
  static void check(
      GatewayServices services, Request http, IncomingRequest request, Endpoint endpoint) {
    Identity identity = services.access().authenticator().identify(http, endpoint.api());
    request.identify(identity);
    if (identity.authenticationMethod() == AuthenticationMethod.NONE && !isSafe(endpoint)) {
      services.limits().admission().checkVisitorWrite(http);
    }
    checkTwoFactor(services, request, endpoint);
    try {
      services.access().permissions().check(endpoint.route().permission(), identity);
    } catch (AccessDeniedException e) {
      if (!e.asksForProof() || !isKept(request, endpoint)) {
        throw e;
      }
      // once it has been read and is known to be from our page
      request.owe(e);
    }
    if (isBrowserWrite(endpoint)) {
      CsrfProtection.checkOrigin(http);
      if (endpoint.route().streamed()) {
        CsrfProtection.checkToken(identity, header(http));
      }
    }
  }

  /**
   * Leads members who have to set up two-factor authentication to it, before they see a page or do
   * anything. Open are images and styles of that page, what programs read without a token, and the
   * ways in: a public route with secrets lets somebody sign in, or confirm that it is them.
   */
  private static void checkTwoFactor(
      GatewayServices services, IncomingRequest request, Endpoint endpoint) {
    Route route = endpoint.route();
    boolean page = ProblemReply.isForPeople(request);
    boolean open =
        route.permission().isPublic()
            && (route.secret() || (route.method().equals("GET") && !page));
    if (!open
        && services.access().authenticator().owesTwoFactor(request.identity(), request.path())) {
      throw AccessDeniedException.twoFactorRequired();
    }
  }

  /** Finds out who is calling for a page that is not there: what surrounds the answer is theirs. */
  static void identifyQuietly(Authenticator callers, Request http, IncomingRequest request) {
    if (Endpoint.isApi(request.path())) {
      return;
    }
    try {
      request.identify(callers.identify(http, false));
    } catch (ProblemException | DatabaseException e) {
      request.identify(Identity.VISITOR);
    }
  }

  /** Refuses a form that does not carry the token of its session. */
  static void checkFormToken(Request http, IncomingRequest request, Endpoint endpoint) {
    if (isBrowserWrite(endpoint)) {
      String header = header(http);
      CsrfProtection.checkToken(
          request.identity(), header != null ? header : request.form().value("_csrf"));
    }
  }

  /** Returns whether a form waits for the password, so that nobody types it twice. */
  private static boolean isKept(IncomingRequest request, Endpoint endpoint) {
    return isBrowserWrite(endpoint)
        && !endpoint.route().streamed()
        && request.identity().authenticationMethod() == AuthenticationMethod.SESSION
        && request.query(PendingForms.PARAMETER).isEmpty()
        && request.hasForm()
        && ProblemReply.isForPeople(request);
  }

  /**
   * Keeps the form of a request that owes a proof, and gives a request that comes back with the
   * proof the form that was kept.
   *
   * @throws AccessDeniedException where the proof is owed
   */
  static void settleProof(GatewayServices services, IncomingRequest request, Endpoint endpoint) {
    AccessDeniedException owed = request.owed();
    if (owed != null) {
      request.keepForm(services.access().pending());
      throw owed;
    }
    Optional<String> kept = request.query(PendingForms.PARAMETER);
    if (kept.isPresent() && isBrowserWrite(endpoint)) {
      request.replaceForm(
          services
              .access()
              .pending()
              .take(request.identity(), kept.get(), request.target())
              .orElseThrow(() -> Problems.formGone().toException()));
    }
  }

  private static boolean isBrowserWrite(Endpoint endpoint) {
    return !endpoint.api() && !isSafe(endpoint);
  }

  /** Whether it changes nothing. */
  private static boolean isSafe(Endpoint endpoint) {
    String method = endpoint.route().method();
    return method.equals("GET") || method.equals("OPTIONS");
  }

  private static String header(Request http) {
    return http.getHeaders().get("X-CSRF-Token");
  }
}
