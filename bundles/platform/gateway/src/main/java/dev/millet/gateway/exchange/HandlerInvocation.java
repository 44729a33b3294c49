package dev.millet.gateway.exchange;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.json.Json;
import dev.millet.gateway.idempotency.IdempotentPosts;
import dev.millet.gateway.problem.Problems;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.smoketest.RecentRequests;
import dev.millet.platform.api.modules.Entered;

/**
 * Calls a handler, directly or once for all requests with the same key, and remembers the request.
 */
final class HandlerInvocation {

  private HandlerInvocation() {}

  static Reply call(GatewayServices services, Entered<Route> entered, IncomingRequest request)
      throws Exception {
    long begun = System.nanoTime();
    Route route = entered.contribution();
    Reply reply = call(services, route, guarded(entered), request, entered.generation().json());
    RecentRequests.of(entered.generation()).add(route, request, reply, System.nanoTime() - begun);
    return reply;
  }

  private static Handler guarded(Entered<Route> entered) {
    Route route = entered.contribution();
    return request ->
        entered
            .lease()
            .call(route.method() + " " + route.template(), () -> route.handler().handle(request));
  }

  private static Reply call(
      GatewayServices services, Route route, Handler handler, IncomingRequest request, Json json)
      throws Exception {
    if (route.secret()) {
      // what is kept can be read: neither our store nor anybody's cache gets this
      return handler.handle(request).withHeader("Cache-Control", "no-store");
    }
    if (!isKeyed(route, request)) {
      return handler.handle(request);
    }
    Database database = services.optional().database();
    if (database == null) {
      throw Problems.unavailable("The database is away.", 1).toException();
    }
    return services.posts().handle(database, json, request, handler);
  }

  private static boolean isKeyed(Route route, IncomingRequest request) {
    return route.method().equals("POST")
        && !route.streamed()
        && Endpoint.isApi(request.path())
        && request.header(IdempotentPosts.HEADER).isPresent();
  }
}
