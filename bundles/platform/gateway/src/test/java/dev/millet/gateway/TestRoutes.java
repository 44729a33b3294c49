package dev.millet.gateway;

import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;

/** Routes as tests need them. */
public final class TestRoutes {

  private TestRoutes() {}

  public static Route get(String template, Handler handler) {
    return route("GET", template, Permission.PUBLIC, handler);
  }

  public static Route post(String template, Handler handler) {
    return route("POST", template, Permission.PUBLIC_ACTION, handler);
  }

  public static Route route(
      String method, String template, Permission permission, Handler handler) {
    return Route.of(method, template, permission, RouteDocument.of("a test"), handler);
  }
}
