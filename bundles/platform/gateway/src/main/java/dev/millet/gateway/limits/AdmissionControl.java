package dev.millet.gateway.limits;

import dev.millet.api.gateway.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;

/** Refuses requests before they cost anything: too many at once, or of one client. */
public final class AdmissionControl {

  private final int maxConcurrent;
  private final RateLimit rate;
  private final VisitorWriteLimit visitorWrites;
  private final TransferLimit transfers;
  private final AtomicInteger concurrent = new AtomicInteger();

  public AdmissionControl(
      int maxConcurrent, RateLimit rate, VisitorWriteLimit visitorWrites, TransferLimit transfers) {
    this.maxConcurrent = maxConcurrent;
    this.transfers = transfers;
    this.rate = rate;
    this.visitorWrites = visitorWrites;
  }

  /** Counts a handler that is entered; a body on its way costs nothing worth limiting. */
  public void enter() {
    concurrent.incrementAndGet();
  }

  public void leave() {
    concurrent.decrementAndGet();
  }

  /** Returns the limit of files on their way, which are not among the requests. */
  public TransferLimit transfers() {
    return transfers;
  }

  /** Returns how many requests are being answered now. */
  public int concurrent() {
    return concurrent.get();
  }

  /**
   * Lets a request in.
   *
   * @throws dev.millet.api.gateway.ProblemException 503 where there are too many at once, except to
   *     health checks; 429 where the client sends too many
   */
  public void check(Request http, String path) {
    if (concurrent.get() >= maxConcurrent && !path.startsWith("/health/")) {
      throw Problem.of(503, "overloaded", "Too many requests at once", "Try again in a moment.")
          .retryingAfter(1)
          .toException();
    }
    int wait = rate.secondsToWait(client(http));
    if (wait > 0) {
      throw Problem.of(
              429,
              "too-many-requests",
              "Too many requests",
              "Your address sends more than " + rate.perSecond() + " requests a second.")
          .retryingAfter(wait)
          .toException();
    }
  }

  /**
   * Lets a visitor's change in.
   *
   * @throws dev.millet.api.gateway.ProblemException 429 where visitors change too much
   */
  public void checkVisitorWrite(Request http) {
    visitorWrites.check(ClientNetwork.of(client(http)));
  }

  /** Returns the address of the client; null where it is not known. */
  public static InetAddress client(Request http) {
    return http.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
        ? remote.getAddress()
        : null;
  }

  /** Forgets clients that have been quiet. */
  public void forgetQuiet() {
    rate.forgetQuiet();
    visitorWrites.forgetQuiet();
  }
}
