package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.ProblemPages;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Identity;
import dev.millet.api.modules.ActiveTable;
import dev.millet.api.modules.Entered;
import dev.millet.api.modules.Lease;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.gateway.access.CrossSite;
import dev.millet.gateway.access.Gate;
import dev.millet.gateway.access.Refusal;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.routing.Lookup;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer: found in the table, checked, read, entered under a lease, handled,
 * written. The lease is closed when the last byte has been handed to the connection.
 */
final class Exchange {

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final Site site;
  private final Request http;
  private final Response response;
  private final Callback callback;
  private final String id = RequestIds.next();
  private IncomingRequest request;
  private Lookup lookup;
  private Lease lease;

  Exchange(Site site, Request http, Response response, Callback callback) {
    this.site = site;
    this.http = http;
    this.response = response;
    this.callback = callback;
  }

  Request http() {
    return http;
  }

  Response response() {
    return response;
  }

  String id() {
    return id;
  }

  Lease lease() {
    return lease;
  }

  void begin() {
    try {
      String path = Decoding.path(http.getHttpURI());
      lookup = new Lookup(http.getMethod(), path);
      request = new IncomingRequest(http, id, path, lookup);
      lookup.apply(site.generations().table());
      Endpoint endpoint = lookup.endpoint();
      if (endpoint == null) {
        write(Absent.reply(this, lookup, path));
        return;
      }
      admit(endpoint);
      if (endpoint.route().streamed() || endpoint.route().method().equals("GET")) {
        enter();
      } else {
        BodyReader.read(http, maxBody(endpoint.route()), this::arrived, this::fail);
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void admit(Endpoint endpoint) {
    Identity identity = site.callers().identify(http, endpoint.api());
    request.identify(identity);
    Gate.check(endpoint.route().permission(), identity);
    if (!endpoint.api() && !endpoint.route().method().equals("GET")) {
      CrossSite.checkOrigin(http);
    }
  }

  private int maxBody(Route route) {
    return route.maxBody() > 0 ? route.maxBody() : site.limits().maxBody();
  }

  private void arrived(byte[] body) {
    try {
      request.arrive(body);
      if (!lookup.endpoint().api()) {
        String header = http.getHeaders().get("X-CSRF-Token");
        CrossSite.checkToken(
            request.identity(), header != null ? header : request.form().value("_csrf"));
      }
      enter();
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void enter() throws Exception {
    Endpoint checked = lookup.endpoint();
    Optional<Entered<Route>> entered = site.generations().enter(lookup);
    if (entered.isEmpty()) {
      write(Absent.reply(this, lookup, request.path()));
      return;
    }
    lease = entered.get().lease();
    Route route = entered.get().contribution();
    if (lookup.endpoint() != checked) {
      Gate.check(route.permission(), request.identity());
    }
    lookup.forget();
    request.enter(lease.generation().json(), route.streamed());
    Handler handler = route.handler();
    write(handler.handle(request));
  }

  void write(Reply reply) {
    if (reply == null) {
      fail(new IllegalStateException("the handler of " + request.path() + " gave no reply"));
      return;
    }
    new ReplyWriter(this).write(reply);
  }

  /** Answers with the problem that an exception stands for. */
  void fail(Throwable failure) {
    if (response.isCommitted()) {
      failed(failure);
      return;
    }
    try {
      response.reset();
      Problem problem = problemOf(failure);
      Reply reply = problem(problem);
      if (failure instanceof Refusal refusal && refusal.challenge() != null) {
        reply = reply.withHeader("WWW-Authenticate", refusal.challenge());
      }
      write(reply);
    } catch (Throwable e) {
      e.addSuppressed(failure);
      failed(e);
    }
  }

  /** A problem as this client wants to see it: a page for people, a document for programs. */
  Reply problem(Problem problem) {
    ProblemPages pages = site.neighbours().problemPages();
    boolean person = request != null && !Endpoint.isApi(request.path()) && acceptsHtml();
    Reply reply =
        person && pages != null
            ? pages.page(request, problem)
            : site.problems().document(problem, id);
    return problem.retryAfter() > 0
        ? reply.withHeader("Retry-After", Integer.toString(problem.retryAfter()))
        : reply;
  }

  ActiveTable table() {
    return site.generations().table();
  }

  private Problem problemOf(Throwable failure) {
    if (failure instanceof ProblemException problem) {
      return problem.problem();
    }
    if (failure instanceof ModuleUnavailableException away) {
      int seconds =
          away.retryAfter() == null ? 1 : (int) Math.max(1, away.retryAfter().toSeconds());
      return Problems.unavailable("A part of the platform is being replaced.", seconds);
    }
    if (failure instanceof org.eclipse.jetty.http.HttpException refused
        && refused.getCode() < 500) {
      return Problems.badRequest(String.valueOf(refused.getReason()));
    }
    LOG.error(
        "{} {} failed (request {})",
        http.getMethod(),
        request == null ? "" : request.path(),
        id,
        failure);
    return Problems.failed();
  }

  /** The answer is complete. */
  void succeeded() {
    release();
    callback.succeeded();
  }

  /** The answer cannot be completed: the connection is cut so that the client notices. */
  void failed(Throwable failure) {
    release();
    callback.failed(failure);
  }

  private void release() {
    if (lease != null) {
      lease.close();
    }
  }

  boolean acceptsHtml() {
    return MediaTypes.acceptsHtml(http.getHeaders().get(HttpHeader.ACCEPT));
  }

  IncomingRequest request() {
    return request;
  }
}
