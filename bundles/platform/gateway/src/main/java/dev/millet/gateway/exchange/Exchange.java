package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.gateway.events.StreamedAnswer;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.routing.Lookup;
import dev.millet.gateway.transfers.DetachedAnswer;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Lease;
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
public final class Exchange implements StreamedAnswer, DetachedAnswer {

  private final GatewayServices services;
  private final Request http;
  private final Response response;
  private final Callback callback;
  private final String id = RequestIds.next();
  private final AtomicBoolean answered = new AtomicBoolean();
  private final ConcurrencySlot slot;
  private final UnreadBody unreadBody;
  private IncomingRequest request;
  private Lookup lookup;
  private volatile RequestLease lease;
  private RequestRecorder.Handled handled;
  private volatile boolean pending;
  private volatile boolean reading;

  Exchange(GatewayServices services, Request http, Response response, Callback callback) {
    this.services = services;
    this.http = http;
    this.response = response;
    this.callback = callback;
    slot = new ConcurrencySlot(services.limits().admission());
    unreadBody = new UnreadBody(http, response);
  }

  void begin() {
    try {
      String path = Decoding.path(http.getHttpURI());
      lookup = new Lookup(http.getMethod(), path);
      request = new IncomingRequest(http, id, path, lookup);
      lookup.apply(services.generations().table());
      services.limits().admission().check(http, path);
      Endpoint endpoint = lookup.endpoint();
      if (endpoint == null) {
        RequestAuthorization.identifyQuietly(services.access().authenticator(), http, request);
        answer(NotFoundReplies.reply(this, lookup, path));
        return;
      }
      RequestAuthorization.check(services, http, request, endpoint);
      if (endpoint.route().streamed() || endpoint.route().method().equals("GET")) {
        enter();
      } else {
        read(services.limits().maxBody(endpoint.route()));
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void read(int limit) {
    reading = true;
    new BodyArrival(this, request, this::proceed, this::fail).await(limit);
  }

  private void proceed() {
    reading = false;
    try {
      RequestAuthorization.checkFormToken(http, request, lookup.endpoint());
      RequestAuthorization.settleProof(services, request, lookup.endpoint());
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
    Optional<Entered<Route>> found = services.generations().enter(lookup);
    if (found.isEmpty()) {
      answer(NotFoundReplies.reply(this, lookup, request.path()));
      return;
    }
    RequestLease entered = new RequestLease(found.get().lease(), request::end);
    lease = entered;
    slot.take();
    Route route = found.get().contribution();
    Reply reply;
    try {
      if (lookup.endpoint() != checked) {
        services.access().permissions().check(route.permission(), request.identity());
      }
      lookup.forget();
      request.enter(found.get().generation().json(), route);
      services.limits().deadlines().watch(this, services.limits().handlerNanos(route));
      reply = HandlerInvocation.call(services, found.get(), request);
    } catch (Throwable e) {
      handlerReturned();
      throw e;
    }
    if (reply != null && reply.body() instanceof Reply.Later later) {
      entered.handlerPending();
      pending = true;
      later.reply().whenCompleteAsync(this::complete, http.getComponents().getExecutor());
      if (answered.get()) {
        // Its time was over before anybody knew that nobody is inside.
        handlerReturned();
      }
      return;
    }
    answer(reply);
    handlerReturned();
  }

  private void complete(Reply reply, Throwable failure) {
    if (failure != null) {
      fail(failure);
    } else {
      answer(reply);
    }
    handlerReturned();
  }

  /** The handler has returned. */
  private void handlerReturned() {
    services.limits().deadlines().forget(this);
    RequestLease held = lease;
    if (held != null) {
      held.handlerReturned();
    }
  }

  void answer(Reply reply) {
    if (answered.compareAndSet(false, true)) {
      if (lease == null) {
        unreadBody.discard(false, () -> write(reply));
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
      sendProblem(e);
    }
  }

  /** Answers with the problem that an exception stands for. */
  void fail(Throwable failure) {
    if (answered.compareAndSet(false, true)) {
      unreadBody.discard(lease != null, () -> sendProblem(failure));
    }
  }

  /** Whether the connection ends with this answer. */
  boolean closesConnection() {
    return unreadBody.closesConnection();
  }

  /** The body or the handler takes too long: the client is told, the handler is left to finish. */
  void expire() {
    if (answered.compareAndSet(false, true)) {
      if (!reading) {
        Failures.logExpiry(this, lease.thread());
      }
      if (pending) {
        // Nobody is inside: what is still to come may never come.
        handlerReturned();
      }
      http.getComponents().getExecutor().execute(() -> sendProblem(Failures.expired(reading)));
    }
  }

  /** Sends a problem in place of an answer that was claimed but has not begun. */
  void sendProblem(Throwable failure) {
    if (response.isCommitted()) {
      failed(failure);
      return;
    }
    try {
      response.reset();
      new ReplyWriter(this).write(Failures.reply(this, failure));
    } catch (Throwable e) {
      e.addSuppressed(failure);
      failed(e);
    }
  }

  Reply problem(Problem problem) {
    return ProblemReply.of(services, request, id, problem);
  }

  @Override
  public void succeeded() {
    end();
    callback.succeeded();
  }

  @Override
  public void failed(Throwable failure) {
    end();
    callback.failed(failure);
  }

  private void end() {
    releaseSlot();
    services.recorder().record(http, response, handled(), id);
    if (lease != null) {
      lease.answerCompleted();
    } else if (request != null) {
      request.end();
    }
  }

  private RequestRecorder.Handled handled() {
    return handled != null ? handled : services.recorder().handled(http, lookup, request);
  }

  /**
   * Leaves the module before a file is sent or received: ends the lease, and keeps nothing of the
   * generation.
   *
   * @throws dev.millet.api.gateway.ProblemException 503 where too many files are on their way
   */
  void detach() {
    slot.becomeTransfer();
    handled = handled();
    handlerReturned();
    lease.answerCompleted();
    lease = null;
    lookup = null;
    request = null;
  }

  IncomingRequest request() {
    return request;
  }

  @Override
  public void finish(Reply reply) {
    unreadBody.discard(true, () -> write(reply));
  }

  @Override
  public void releaseSlot() {
    slot.release();
  }

  @Override
  public Request http() {
    return http;
  }

  @Override
  public Response response() {
    return response;
  }

  public String id() {
    return id;
  }

  @Override
  public Lease lease() {
    return lease.lease();
  }

  GatewayServices services() {
    return services;
  }

  /** The path, decoded; empty where it could not be. */
  String path() {
    return request == null ? "" : request.path();
  }
}
