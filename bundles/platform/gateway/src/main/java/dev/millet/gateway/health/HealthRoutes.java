package dev.millet.gateway.health;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.HealthCheckRunner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells those who watch over the process how it is. */
@Component(service = HealthRoutes.class)
public final class HealthRoutes {

  private final Readiness readiness;

  /**
   * How we are.
   *
   * @param status {@code ready} or {@code not-ready}
   * @param complaints what is wrong, by module or {@code module/check}; null for all but the
   *     operator and administrators, whom it would help to look for weak places
   */
  public record Health(String status, Map<String, String> complaints) {}

  @Activate
  public HealthRoutes(BundleContext context, @Reference Generations generations) {
    this(new Readiness(generations, () -> started(context), HealthCheckRunner.MAX_TIME));
  }

  HealthRoutes(Readiness readiness) {
    this.readiness = readiness;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/health/live",
            Permission.PUBLIC,
            RouteDocument.of("Whether the process answers"),
            request -> uncached(Reply.text("live\n"))),
        Route.get(
            "/health/ready",
            Permission.PUBLIC,
            RouteDocument.of("Whether every module does its work")
                .giving(200, Health.class)
                .describing(
                    "503 where it does not. The operator and administrators are told the"
                        + " complaints, everybody else only the status."),
            this::ready));
  }

  private Reply ready(Request request) {
    Map<String, String> complaints = readiness.complaints();
    Map<String, String> told = request.identity().is(Role.ADMIN) ? complaints : null;
    return uncached(
        complaints.isEmpty()
            ? Reply.json(new Health("ready", told))
            : Reply.json(503, new Health("not-ready", told)));
  }

  private static Reply uncached(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store");
  }

  private static Collection<String> started(BundleContext context) {
    Set<String> modules = new TreeSet<>();
    for (Bundle bundle : context.getBundles()) {
      String module = bundle.getHeaders("").get(Generation.MODULE_HEADER);
      boolean started = (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
      if (module != null && started) {
        modules.add(module);
      }
    }
    return modules;
  }
}
