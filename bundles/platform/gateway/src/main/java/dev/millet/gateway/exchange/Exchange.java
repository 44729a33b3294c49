package dev.millet.gateway.exchange;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemPages;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.ActiveTable;
import dev.millet.api.modules.Entered;
import dev.millet.api.modules.Lease;
import dev.millet.gateway.access.Gate;
import dev.millet.gateway.access.Refusal;
import dev.millet.gateway.idempotency.IdempotentPosts;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.routing.Lookup;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One request and its answer: found in the table, checked, read, entered under a lease, handled,
 * written.
 *
 * <p>Whoever claims the answer first gives it: the handler, or its time limit. The lease is closed
 * when both the handler has returned and the last byte has been handed to the connection.
 */
public final class Exchange {

  private static final int HANDLER_AND_ANSWER = 2;

  private final Site site;
  private final Request http;
  private final Response response;
  private final Callback callback;
  private final String id = RequestIds.next();
  private final AtomicBoolean answered = new AtomicBoolean();
  private final Tally tally;
  private final AtomicBoolean left = new AtomicBoolean();
  private final AtomicInteger holders = new AtomicInteger(HANDLER_AND_ANSWER);
  private IncomingRequest request;
  private Lookup lookup;
  private volatile Lease lease;
  private volatile Thread inside;
  private volatile boolean pending;
  private volatile boolean reading;

  Exchange(Site site, Request http, Response response, Callback callback) {
    this.site = site;
    this.http = http;
    this.response = response;
    this.callback = callback;
    tally = new Tally(site.admission());
  }

  void begin() {
    try {
      String path = Decoding.path(http.getHttpURI());
      lookup = new Lookup(http.getMethod(), path);
      request = new IncomingRequest(http, id, path, lookup);
      lookup.apply(site.generations().table());
      site.admission().check(http, path);
      Endpoint endpoint = lookup.endpoint();
      if (endpoint == null) {
        answer(Absent.reply(this, lookup, path));
        return;
      }
      Admittance.check(site.callers(), http, request, endpoint);
      if (endpoint.route().streamed() || endpoint.route().method().equals("GET")) {
        enter();
      } else {
        read(maxBody(endpoint.route()));
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  private int maxBody(Route route) {
    return route.maxBody() > 0 ? route.maxBody() : site.limits().maxBody();
  }

  private void read(int limit) {
    reading = true;
    site.deadlines().watch(this, site.limits().bodyNanos(limit));
    BodyReader.read(http, limit, this::arrived, this::interrupted);
  }

  private void interrupted(Throwable failure) {
    site.deadlines().forget(this);
    fail(failure);
  }

  private void arrived(byte[] body) {
    site.deadlines().forget(this);
    reading = false;
    if (answered.get()) {
      return;
    }
    try {
      request.arrive(body);
      Admittance.checkForm(http, request, lookup.endpoint());
      enter();
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void enter() throws Exception {
    Endpoint checked = lookup.endpoint();
    Optional<Entered<Route>> entered = site.generations().enter(lookup);
    if (entered.isEmpty()) {
      answer(Absent.reply(this, lookup, request.path()));
      return;
    }
    lease = entered.get().lease();
    tally.count();
    Route route = entered.get().contribution();
    Reply reply;
    try {
      if (lookup.endpoint() != checked) {
        Gate.check(route.permission(), request.identity());
      }
      lookup.forget();
      request.enter(lease.generation().json(), route.streamed());
      inside = Thread.currentThread();
      limitTime(route);
      reply = handle(route);
    } catch (Throwable e) {
      left();
      throw e;
    }
    if (reply != null && reply.body() instanceof Reply.Later later) {
      inside = null;
      pending = true;
      later.reply().whenComplete(this::resume);
      return;
    }
    answer(reply);
    left();
  }

  private Reply handle(Route route) throws Exception {
    if (route.secret()) {
      // what is kept can be read: neither our store nor anybody's cache gets this
      return route.handler().handle(request).withHeader("Cache-Control", "no-store");
    }
    if (!route.method().equals("POST")
        || route.streamed()
        || !http.getHeaders().contains(IdempotentPosts.HEADER)
        || !lookup.endpoint().api()) {
      return route.handler().handle(request);
    }
    Database database = site.neighbours().database();
    if (database == null) {
      throw Problems.unavailable("The database is away.", 1).toException();
    }
    return site.posts().handle(database, lease.generation().json(), request, route.handler());
  }

  private void limitTime(Route route) {
    Duration limit = route.timeout();
    long nanos = limit == null ? site.limits().handlerNanos() : limit.toNanos();
    if (nanos > 0) {
      site.deadlines().watch(this, nanos);
    }
  }

  private void resume(Reply reply, Throwable failure) {
    http.getComponents()
        .getExecutor()
        .execute(
            () -> {
              if (failure != null) {
                fail(failure);
              } else {
                answer(reply);
              }
              left();
            });
  }

  /** The handler has returned. */
  private void left() {
    if (left.compareAndSet(false, true)) {
      inside = null;
      site.deadlines().forget(this);
      letGo();
    }
  }

  void answer(Reply reply) {
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    try {
      if (reply == null) {
        throw new IllegalStateException("the handler of " + request.path() + " gave no reply");
      }
      new ReplyWriter(this).write(reply);
    } catch (Throwable e) {
      explain(e);
    }
  }

  /** Answers with the problem that an exception stands for. */
  void fail(Throwable failure) {
    if (answered.compareAndSet(false, true)) {
      explain(failure);
    }
  }

  /** The body or the handler takes too long: the client is told, the handler is left to finish. */
  void expire() {
    if (answered.compareAndSet(false, true)) {
      if (!reading) {
        Failures.logExpiry(this, inside);
      }
      if (pending) {
        // Nobody is inside: what is still to come may never come.
        left();
      }
      http.getComponents()
          .getExecutor()
          .execute(
              () -> explain((reading ? Problems.tooSlow() : Problems.timedOut()).toException()));
    }
  }

  /** Writes a problem in place of an answer that was claimed but has not begun. */
  void explain(Throwable failure) {
    if (response.isCommitted()) {
      failed(failure);
      return;
    }
    try {
      response.reset();
      Reply reply = problem(Failures.problem(this, failure));
      if (failure instanceof Refusal refusal && refusal.challenge() != null) {
        reply = reply.withHeader("WWW-Authenticate", refusal.challenge());
      }
      new ReplyWriter(this).write(reply);
    } catch (Throwable e) {
      e.addSuppressed(failure);
      failed(e);
    }
  }

  /** A problem as this client wants to see it: a page for people, a document for programs. */
  Reply problem(Problem problem) {
    ProblemPages pages = site.neighbours().problemPages();
    boolean person =
        request != null
            && !Endpoint.isApi(request.path())
            && (acceptsHtml() || request.wantsFragment());
    Reply reply =
        person && pages != null
            ? pages.page(request, problem)
            : site.problems().document(problem, id);
    return problem.retryAfter() > 0
        ? reply.withHeader("Retry-After", Integer.toString(problem.retryAfter()))
        : reply;
  }

  private boolean acceptsHtml() {
    return MediaTypes.acceptsHtml(http.getHeaders().get(HttpHeader.ACCEPT));
  }

  /** The answer is complete. */
  public void succeeded() {
    account();
    letGo();
    callback.succeeded();
  }

  /** The answer cannot be completed: the connection is cut so that the client notices. */
  public void failed(Throwable failure) {
    account();
    letGo();
    callback.failed(failure);
  }

  private void account() {
    discount();
    Account.close(
        this,
        lookup == null ? null : lookup.endpoint(),
        request == null ? null : request.identity().member());
  }

  /** Takes the exchange out of those that are limited in number: its answer lasts. */
  public void discount() {
    tally.discount();
  }

  private void letGo() {
    if (lease != null && holders.decrementAndGet() == 0) {
      lease.close();
    }
  }

  public Request http() {
    return http;
  }

  public Response response() {
    return response;
  }

  public String id() {
    return id;
  }

  public Lease lease() {
    return lease;
  }

  Site site() {
    return site;
  }

  /** The path, decoded; empty where it could not be. */
  String path() {
    return request == null ? "" : request.path();
  }

  ActiveTable table() {
    return site.generations().table();
  }
}
