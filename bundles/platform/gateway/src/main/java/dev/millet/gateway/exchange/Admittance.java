package dev.millet.gateway.exchange;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Identity;
import dev.millet.gateway.access.Callers;
import dev.millet.gateway.access.CrossSite;
import dev.millet.gateway.routing.Endpoint;
import org.eclipse.jetty.server.Request;

/** Decides whether a request may go on: before its body is read, and once more after. */
final class Admittance {

  private Admittance() {}

  /** Finds out who is calling, and refuses who may not. */
  static void check(Site site, Request http, IncomingRequest request, Endpoint endpoint) {
    Identity identity = site.callers().identify(http, endpoint.api());
    request.identify(identity);
    if (identity.means() == Identity.Means.NONE && !endpoint.route().method().equals("GET")) {
      site.admission().checkVisitorWrite(http);
    }
    site.gate().check(endpoint.route().permission(), identity);
    if (changesSomethingInABrowser(endpoint)) {
      CrossSite.checkOrigin(http);
      if (endpoint.route().streamed()) {
        CrossSite.checkToken(identity, header(http));
      }
    }
  }

  /** Finds out who is calling for a page that is not there: what surrounds the answer is theirs. */
  static void recognise(Callers callers, Request http, IncomingRequest request) {
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
  static void checkForm(Request http, IncomingRequest request, Endpoint endpoint) {
    if (changesSomethingInABrowser(endpoint)) {
      String header = header(http);
      CrossSite.checkToken(
          request.identity(), header != null ? header : request.form().value("_csrf"));
    }
  }

  private static boolean changesSomethingInABrowser(Endpoint endpoint) {
    return !endpoint.api() && !endpoint.route().method().equals("GET");
  }

  private static String header(Request http) {
    return http.getHeaders().get("X-CSRF-Token");
  }
}
