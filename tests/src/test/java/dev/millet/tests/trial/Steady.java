package dev.millet.tests.trial;

import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import java.util.List;
import org.osgi.framework.FrameworkUtil;

/** A module that works: it answers with its version. */
public class Steady implements Contributor {

  public static final String PATH = "/api/v1/trial";

  @Override
  public List<Contribution> contributions() {
    return List.of(route(request -> Reply.text(version())), new SmokeRequest(PATH, 200, false));
  }

  static Route route(Handler handler) {
    return Route.get(
        PATH,
        Permission.PUBLIC,
        RouteDocument.of("The version").query("smoke", "string", "yes: a check, no person"),
        handler);
  }

  static String version() {
    return FrameworkUtil.getBundle(Steady.class).getVersion().toString();
  }
}
