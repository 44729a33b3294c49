package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.ActiveTable;
import dev.millet.api.modules.Entered;
import dev.millet.api.modules.Lease;
import dev.millet.gateway.access.Refusal;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.routing.Lookup;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One request and its answer: found in the table, checked, read, entered under a lease, handled,
 * written.
 *
 * <p>Whoever claims the answer first gives it: the handler, or its time limit.
 */
public final class Exchange {

  private final Site site;
  private final Request http;
  private final Response response;
  private final Callback callback;
  private final String id = RequestIds.next();
  private final AtomicBoolean answered = new AtomicBoolean();
  private final Tally tally;
  private final UnreadBody unread;
  private IncomingRequest request;
  private Lookup lookup;
  private volatile Stay stay;
  private volatile boolean pending;
  private volatile boolean reading;

  Exchange(Site site, Request http, Response response, Callback callback) {
    this.site = site;
    this.http = http;
    this.response = response;
    this.callback = callback;
    tally = new Tally(site.admission());
    unread = new UnreadBody(http, response);
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
        Admittance.recognise(site.callers(), http, request);
        answer(Absent.reply(this, lookup, path));
        return;
      }
      Admittance.check(site, http, request, endpoint);
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
    new BodyArrival(this, request, this::proceed, this::fail).await(limit);
  }

  private void proceed() {
    reading = false;
    try {
      Admittance.checkForm(http, request, lookup.endpoint());
      enter();
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void enter() throws Exception {
    // A handler that thinks for long is bounded by its own limit; a client that stalls still fails
    // the read or write that waits for it.
    http.addIdleTimeoutListener(ignored -> false);
    Endpoint checked = lookup.endpoint();
    Optional<Entered<Route>> entered = site.generations().enter(lookup);
    if (entered.isEmpty()) {
      answer(Absent.reply(this, lookup, request.path()));
      return;
    }
    Stay entering = new Stay(entered.get().lease(), request::end);
    stay = entering;
    tally.count();
    Route route = entered.get().contribution();
    Reply reply;
    try {
      if (lookup.endpoint() != checked) {
        site.gate().check(route.permission(), request.identity());
      }
      lookup.forget();
      request.enter(entered.get().generation().json(), route);
      limitTime(route);
      reply = HandlerCall.call(site, entered.get(), request);
    } catch (Throwable e) {
      left();
      throw e;
    }
    if (reply != null && reply.body() instanceof Reply.Later later) {
      entering.stepOut();
      pending = true;
      later.reply().whenComplete(this::resume);
      if (answered.get()) {
        // Its time was over before anybody knew that nobody is inside.
        left();
      }
      return;
    }
    answer(reply);
    left();
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
    site.deadlines().forget(this);
    stay.handlerDone();
  }

  void answer(Reply reply) {
    if (answered.compareAndSet(false, true)) {
      if (stay == null) {
        unread.passOver(false, () -> write(reply));
      } else {
        write(reply);
      }
    }
  }

  private void write(Reply reply) {
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
      unread.passOver(stay != null, () -> explain(failure));
    }
  }

  /** Whether the connection ends with this answer. */
  boolean hangsUp() {
    return unread.hangsUp();
  }

  /** The body or the handler takes too long: the client is told, the handler is left to finish. */
  void expire() {
    if (answered.compareAndSet(false, true)) {
      if (!reading) {
        Failures.logExpiry(this, stay.thread());
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

  Reply problem(Problem problem) {
    return ProblemReply.of(site, request, id, problem);
  }

  /** The answer is complete. */
  public void succeeded() {
    end();
    callback.succeeded();
  }

  /** The answer cannot be completed: the connection is cut so that the client notices. */
  public void failed(Throwable failure) {
    end();
    callback.failed(failure);
  }

  private void end() {
    account();
    if (stay != null) {
      stay.answerDone();
    } else if (request != null) {
      request.end();
    }
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

  public Request http() {
    return http;
  }

  public Response response() {
    return response;
  }

  public String id() {
    return id;
  }

  /** The lease that it is answered under. */
  public Lease lease() {
    return stay.lease();
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
