package dev.millet.gateway.smoketest;

import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.gateway.access.PermissionCheck;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.routing.RouteIndex;
import dev.millet.gateway.routing.RouteMatch;
import dev.millet.platform.api.gateway.SmokeTester;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Lease;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls handlers in memory, and writes their answers to nowhere. */
@Component(service = SmokeTester.class)
public final class InMemorySmokeTester implements SmokeTester {

  private static final Logger LOG = LoggerFactory.getLogger(InMemorySmokeTester.class);
  private static final long MAX_SECONDS = 30;

  private static final Member ADMINISTRATOR =
      Member.of(0, "smoke-test", "Smoke test", Set.of(Role.MEMBER, Role.ADMIN), Instant.EPOCH);

  private final PermissionCheck gate =
      new PermissionCheck(() -> Duration.ofMinutes(1), InstantSource.system());

  @Override
  public Optional<String> test(Lease lease, SmokeRequest smoke) {
    Generation generation = lease.generation();
    RouteMatch found = RouteIndex.of(generation).find(InMemoryRequest.pathOf(smoke.path()));
    Endpoint endpoint = found == null ? null : found.place().endpoint("GET");
    if (endpoint == null) {
      return Optional.of("GET " + smoke.path() + ": the module has no such route");
    }
    Identity identity = smoke.administrator() ? administrator() : Identity.VISITOR;
    int status;
    try {
      gate.check(endpoint.route().permission(), identity);
      InMemoryRequest request =
          new InMemoryRequest(smoke.path(), endpoint, found.values(), identity);
      request.requireDeclaredQuery();
      Handler handler = endpoint.route().handler();
      status =
          lease.call(
              "GET " + endpoint.route().template(),
              () -> written(generation, handler.handle(request)));
    } catch (ProblemException e) {
      status = e.problem().status();
    } catch (Exception e) {
      LOG.warn("the smoke request GET {} to {} failed", smoke.path(), generation, e);
      return Optional.of("GET " + smoke.path() + " failed: " + e);
    }
    return status == smoke.status()
        ? Optional.empty()
        : Optional.of("GET %s answered %s, not %s".formatted(smoke.path(), status, smoke.status()));
  }

  @Override
  public List<SmokeRequest> recent(Generation generation) {
    return RecentRequests.of(generation).targets().stream().map(SmokeRequest::of).toList();
  }

  private static Identity administrator() {
    return Identity.ofSession(ADMINISTRATOR, "smoke-test", "smoke-test")
        .withProvenAt(Instant.now());
  }

  private static int written(Generation generation, Reply reply) throws Exception {
    Reply.Body body = reply.body();
    if (body instanceof Reply.JsonValue json) {
      generation.json().writeBytes(json.value());
    } else if (body instanceof Reply.Streamed streamed) {
      streamed.writer().write(OutputStream.nullOutputStream());
    } else if (body instanceof Reply.Later later) {
      return written(
          generation, later.reply().toCompletableFuture().get(MAX_SECONDS, TimeUnit.SECONDS));
    }
    return reply.status();
  }
}
