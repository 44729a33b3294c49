package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.SitePath;
import dev.millet.gateway.problem.Problems;
import dev.millet.gateway.routing.Lookup;
import dev.millet.gateway.routing.RouteIndex;

/** Makes the answers to requests that no route takes. */
final class NotFoundReplies {

  private NotFoundReplies() {}

  static Reply reply(Exchange exchange, Lookup lookup, String path) {
    String method = exchange.http().getMethod();
    if (lookup.isKnownPath()) {
      if (method.equals("OPTIONS")) {
        return Reply.noContent().withHeader("Allow", lookup.allowed());
      }
      return exchange
          .problem(Problems.methodNotAllowed(method, lookup.allowed()))
          .withHeader("Allow", lookup.allowed());
    }
    return hasTrailingSlash(exchange, path)
        ? Reply.empty(308).withHeader("Location", withoutSlash(exchange))
        : exchange.problem(Problems.noSuchPage());
  }

  private static boolean hasTrailingSlash(Exchange exchange, String path) {
    return path.length() > 1
        && path.endsWith("/")
        && SitePath.isOne(withoutSlash(exchange))
        && exchange.http().getHttpURI().getPath().endsWith("/")
        && RouteIndex.of(exchange.services().generations().table())
                .find(path.substring(0, path.length() - 1))
            != null;
  }

  private static String withoutSlash(Exchange exchange) {
    String path = exchange.http().getHttpURI().getPath();
    String query = exchange.http().getHttpURI().getQuery();
    String shorter = path.substring(0, path.length() - 1);
    return query == null ? shorter : shorter + '?' + query;
  }
}
