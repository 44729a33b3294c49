package dev.millet.tests.lingering;

import dev.millet.api.gateway.EventStream;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.voting.api.Ballots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * A module that people stay inside for long: slow answers, answers that are written piece by piece,
 * event streams, and calls that go on to voting and suggestions.
 */
public final class Lingering implements BundleActivator, Contributor {

  /** How long the slow answer takes. */
  public static final long SLOW_MILLIS = 2_000;

  /** The pieces of the answer that is written over a second. */
  public static final int PIECES = 20;

  private static final String ROOT = "/api/v1/lingering";
  private static final RouteDocument DOCUMENT = RouteDocument.of("Takes its time");

  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private BundleContext context;

  @Override
  public void start(BundleContext bundleContext) {
    context = bundleContext;
    context.registerService(Contributor.class, this, null);
  }

  @Override
  public void stop(BundleContext bundleContext) {}

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(ROOT + "/slow", Permission.PUBLIC, DOCUMENT, Lingering::slow),
        Route.get(
            ROOT + "/pieces",
            Permission.PUBLIC,
            DOCUMENT,
            request -> Reply.stream(Reply.TEXT, Lingering::write)),
        Route.get(
            ROOT + "/events", Permission.PUBLIC, DOCUMENT, request -> Reply.events(this::open)),
        Route.post(ROOT + "/ticks", Permission.PUBLIC_ACTION, DOCUMENT, request -> tick()),
        Route.get(ROOT + "/support/{id}", Permission.PUBLIC, DOCUMENT, this::support));
  }

  private static Reply slow(Request request) throws InterruptedException {
    Thread.sleep(SLOW_MILLIS);
    return Reply.text("slow");
  }

  private static void write(OutputStream out) throws IOException {
    for (int i = 0; i < PIECES; i++) {
      out.write(("piece " + i + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      sleep(1_000 / PIECES);
    }
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void open(EventStream stream) {
    streams.add(stream);
    stream.onClose(() -> streams.remove(stream));
    // Who reconnects hears where it is.
    stream.send(null, "opened", stream.lastEventId());
  }

  private Reply tick() {
    String id = Long.toString(System.nanoTime());
    streams.forEach(stream -> stream.send(id, "tick", id));
    return Reply.noContent();
  }

  /** What voting and suggestions say of a suggestion, each by its offer. */
  private Reply support(Request request) throws InvalidSyntaxException {
    Subject subject = Subject.of("suggestion", request.id("id"));
    Map<Subject, Long> support = service(Ballots.class, null).support(List.of(subject));
    SubjectCatalog catalog = service(SubjectCatalog.class, "(millet.offer=suggestion)");
    String title = catalog.describe(Set.of(subject.id())).get(subject.id()).title();
    return Reply.text(support.getOrDefault(subject, 0L) + " " + title);
  }

  private <T> T service(Class<T> api, String filter) throws InvalidSyntaxException {
    Collection<ServiceReference<T>> found = context.getServiceReferences(api, filter);
    T service = context.getService(found.iterator().next());
    if (service == null) {
      throw new IllegalStateException("the offer of " + api + " has gone");
    }
    return service;
  }
}
