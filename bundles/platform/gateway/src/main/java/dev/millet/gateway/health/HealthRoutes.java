package dev.millet.gateway.health;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.launch.PreparationTask;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.HealthCheckRunner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
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
   * @param status {@code ready}, {@code not-ready}, or {@code preparing} where nothing is wrong but
   *     the launcher has yet to fill the instance
   * @param complaints what is wrong, by module or {@code module/check}; null for all but the
   *     operator and administrators, whom it would help to look for weak places
   */
  public record Health(String status, Map<String, String> complaints) {}

  @Activate
  public HealthRoutes(BundleContext context, @Reference Generations generations) {
    this(
        new Readiness(
            generations,
            () -> started(context),
            () -> preparations(context),
            HealthCheckRunner.MAX_TIME));
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
                    "503 where it does not, and until the launcher has filled the instance with data"
                        + " to look at. The operator and administrators are told the"
                        + " complaints, everybody else only the status."),
            this::ready));
  }

  private Reply ready(Request request) {
    Map<String, String> complaints = readiness.complaints();
    Collection<String> preparations = readiness.preparations();
    String status = complaints.isEmpty() ? "preparing" : "not-ready";
    if (!preparations.isEmpty()) {
      complaints.put("preparation", String.join(" ", preparations));
    }
    Map<String, String> told = request.identity().is(Role.ADMIN) ? complaints : null;
    return uncached(
        complaints.isEmpty()
            ? Reply.json(new Health("ready", told))
            : Reply.json(503, new Health(status, told)));
  }

  private static Reply uncached(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store");
  }

  private static Collection<String> preparations(BundleContext context) {
    try {
      return context.getServiceReferences(PreparationTask.class, null).stream()
          .map(context::getService)
          .filter(Objects::nonNull)
          .map(PreparationTask::description)
          .toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
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
