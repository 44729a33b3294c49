package dev.millet.outgoing;

import dev.millet.api.outgoing.OutgoingAnswer;
import dev.millet.api.outgoing.OutgoingException;
import dev.millet.api.outgoing.OutgoingException.Reason;
import dev.millet.api.outgoing.OutgoingHttp;
import dev.millet.api.outgoing.OutgoingRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Sends requests with Jetty's client, which starts with the first of them. Each request has a
 * connection of its own, so that none goes to an address that was looked at for another.
 * Thread-safe.
 */
public final class GuardedClient implements OutgoingHttp, AutoCloseable {

  private static final int MAX_REDIRECTS = 3;
  private static final int MAX_THREADS = 32;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> OF_THE_CLIENT =
      Set.of("connection", "content-length", "host", "transfer-encoding");

  private final BooleanSupplier allowsPrivate;
  private HttpClient started;
  private boolean closed;

  /**
   * Makes a client.
   *
   * @param allowsPrivate whether requests may go to private addresses, asked for each
   */
  public GuardedClient(BooleanSupplier allowsPrivate) {
    this.allowsPrivate = allowsPrivate;
  }

  @Override
  public OutgoingAnswer send(OutgoingRequest request) {
    long end = System.nanoTime() + request.timeout().toNanos();
    OutgoingRequest current = request;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      OutgoingAnswer answer = sendOnce(current, end);
      String next = answer.header("Location").orElse("");
      if (!request.method().equals("GET")
          || !REDIRECTS.contains(answer.status())
          || next.isEmpty()) {
        return answer;
      }
      current = redirected(current, next);
    }
    throw new OutgoingException(Reason.REDIRECTS, request + " was redirected too often");
  }

  /** A header with a secret is for the site that it was meant for. */
  private static OutgoingRequest redirected(OutgoingRequest request, String location) {
    URI next;
    try {
      next = request.uri().resolve(location);
    } catch (IllegalArgumentException e) {
      throw new OutgoingException(Reason.ADDRESS, request + " was redirected to no address");
    }
    OutgoingRequest redirected = request.to(next);
    if (!sameSite(request.uri(), next)) {
      for (Map.Entry<String, String> header : request.headers()) {
        if (!header.getKey().equalsIgnoreCase("Accept")) {
          redirected = redirected.withoutHeader(header.getKey());
        }
      }
    }
    return redirected;
  }

  private static boolean sameSite(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(String.valueOf(other.getScheme()))
        && one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
  }

  private OutgoingAnswer sendOnce(OutgoingRequest request, long end) {
    requireAddress(request.uri());
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw timedOut(request);
    }
    Request prepared = prepared(request);
    var listener = new CompletableResponseListener(prepared, request.maxBytes());
    try {
      return answer(listener.send().get(left, TimeUnit.NANOSECONDS));
    } catch (TimeoutException | CancellationException e) {
      prepared.abort(e);
      throw timedOut(request);
    } catch (InterruptedException e) {
      prepared.abort(e);
      Thread.currentThread().interrupt();
      throw new OutgoingException(Reason.TIMEOUT, request + " was interrupted");
    } catch (ExecutionException e) {
      throw failed(request, e.getCause());
    }
  }

  /** Only what stays on private networks goes unencrypted. */
  private void requireAddress(URI uri) {
    String scheme = String.valueOf(uri.getScheme());
    boolean encrypted = scheme.equalsIgnoreCase("https");
    if (uri.getHost() == null
        || uri.getRawUserInfo() != null
        || !(encrypted || scheme.equalsIgnoreCase("http"))) {
      throw new OutgoingException(Reason.ADDRESS, "this is no address of a site");
    }
    if (!encrypted && !isPrivate(uri.getHost())) {
      throw new OutgoingException(
          Reason.ADDRESS, "requests to public addresses are encrypted: write https://");
    }
  }

  /** Returns why no request may go to an address; empty where one may. */
  Optional<String> refuse(URI uri) {
    try {
      requireAddress(uri);
      boolean open =
          allowsPrivate.getAsBoolean()
              || Stream.of(InetAddress.getAllByName(uri.getHost()))
                  .allMatch(PublicAddresses::contains);
      return open
          ? Optional.empty()
          : Optional.of(
              uri.getHost()
                  + " leads to a private address; outgoing.private.addresses allows that");
    } catch (OutgoingException e) {
      return Optional.of(e.getMessage());
    } catch (UnknownHostException e) {
      return Optional.of(uri.getHost() + " is not known");
    }
  }

  private boolean isPrivate(String host) {
    try {
      return allowsPrivate.getAsBoolean() && !PublicAddresses.contains(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Request prepared(OutgoingRequest request) {
    Request prepared =
        client()
            .newRequest(request.uri())
            .method(request.method())
            .headers(
                headers -> {
                  request.headers().stream()
                      .filter(
                          each -> !OF_THE_CLIENT.contains(each.getKey().toLowerCase(Locale.ROOT)))
                      .forEach(each -> headers.put(each.getKey(), each.getValue()));
                  headers.put("Connection", "close");
                });
    byte[] body = request.body();
    return body.length == 0 ? prepared : prepared.body(new BytesRequestContent(body));
  }

  private static OutgoingAnswer answer(ContentResponse response) {
    List<Map.Entry<String, String>> headers =
        response.getHeaders().stream()
            .map(field -> Map.entry(field.getName(), String.valueOf(field.getValue())))
            .toList();
    return new OutgoingAnswer(response.getStatus(), headers, response.getContent());
  }

  private static OutgoingException timedOut(OutgoingRequest request) {
    return new OutgoingException(Reason.TIMEOUT, request + " took too long");
  }

  private static OutgoingException failed(OutgoingRequest request, Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof OutgoingException own) {
        return new OutgoingException(own.reason(), own.getMessage());
      }
      if (each instanceof UnknownHostException) {
        return new OutgoingException(
            Reason.UNKNOWN_HOST, request.uri().getHost() + " is not known");
      }
      if (each instanceof IllegalArgumentException) {
        return new OutgoingException(
            Reason.TOO_LARGE, request + " answered more than " + request.maxBytes() + " bytes");
      }
      if (each instanceof TimeoutException || each instanceof java.net.SocketTimeoutException) {
        return timedOut(request);
      }
    }
    return new OutgoingException(Reason.CONNECTION, request + ": " + cause.getMessage());
  }

  private synchronized HttpClient client() {
    if (closed) {
      throw new OutgoingException(Reason.CONNECTION, "the site is stopping");
    }
    if (started == null) {
      started = start();
    }
    return started;
  }

  private HttpClient start() {
    HttpClient client = new HttpClient();
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
    threads.setName("outgoing");
    threads.setDaemon(true);
    client.setExecutor(threads);
    Scheduler scheduler = new ScheduledExecutorScheduler("outgoing-scheduler", true);
    client.setScheduler(scheduler);
    SocketAddressResolver plain =
        new SocketAddressResolver.Async(threads, scheduler, CONNECT_LIMIT.toMillis());
    client.setSocketAddressResolver(new CheckedResolver(plain, allowsPrivate));
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setConnectTimeout(CONNECT_LIMIT.toMillis());
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    try {
      client.start();
      client.getContentDecoderFactories().clear();
      client.getProtocolHandlers().clear();
      return client;
    } catch (Exception e) {
      throw new IllegalStateException("the client for other sites does not start", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (started != null) {
      try {
        started.stop();
      } catch (Exception e) {
        throw new IllegalStateException("the client for other sites does not stop", e);
      }
    }
  }
}
