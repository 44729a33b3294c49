package dev.millet.gateway.routing;

import dev.millet.api.gateway.Route;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the endpoint of one request, in one table after the other until it could be entered. For
 * one thread at a time.
 */
public final class Lookup implements Function<ActiveTable, Optional<Filed<Route>>> {

  private final String method;
  private final String path;
  private RouteIndex index;
  private RouteMatch found;
  private Endpoint endpoint;

  public Lookup(String method, String path) {
    this.method = method;
    this.path = path;
  }

  @Override
  public Optional<Filed<Route>> apply(ActiveTable table) {
    RouteIndex current = RouteIndex.of(table);
    if (current != index) {
      index = current;
      found = current.find(path);
      endpoint = found == null ? null : found.place().endpoint(method);
    }
    return endpoint == null ? Optional.empty() : Optional.of(endpoint.filed());
  }

  /** The endpoint in the table that was asked last; null if absent. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Whether some method has a route at the path, in the table that was asked last. */
  public boolean isKnownPath() {
    return found != null;
  }

  public String allowed() {
    return found.place().allowed();
  }

  /** The value of a variable; null where the template has none of this name. */
  public String value(String name) {
    int place = endpoint.place(name);
    return place < 0 ? null : found.values()[place];
  }

  /** Lets go of the table, so that a request that lasts does not keep old generations. */
  public void forget() {
    index = null;
  }
}
