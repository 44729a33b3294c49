package dev.millet.gateway.exchange;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.json.Json;
import dev.millet.gateway.idempotency.IdempotentPosts;
import dev.millet.gateway.routing.Endpoint;

/** Calls a handler: directly, or once for all requests with the same key. */
final class HandlerCall {

  private HandlerCall() {}

  static Reply call(Site site, Route route, IncomingRequest request, Json json) throws Exception {
    if (route.secret()) {
      // what is kept can be read: neither our store nor anybody's cache gets this
      return route.handler().handle(request).withHeader("Cache-Control", "no-store");
    }
    if (!isKeyed(route, request)) {
      return route.handler().handle(request);
    }
    Database database = site.neighbours().database();
    if (database == null) {
      throw Problems.unavailable("The database is away.", 1).toException();
    }
    return site.posts().handle(database, json, request, route.handler());
  }

  private static boolean isKeyed(Route route, IncomingRequest request) {
    return route.method().equals("POST")
        && !route.streamed()
        && Endpoint.isApi(request.path())
        && request.header(IdempotentPosts.HEADER).isPresent();
  }
}
