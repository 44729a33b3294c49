package dev.millet.gateway.routing;

import dev.millet.api.gateway.Route;
import dev.millet.gateway.metrics.GenerationMeter;
import dev.millet.gateway.metrics.Metrics;
import dev.millet.gateway.metrics.RouteMeter;
import dev.millet.platform.api.modules.Filed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An active route. */
public final class Endpoint {

  private static final Set<String> SECRETS = Set.of("token", "secret");

  private final Filed<Route> filed;
  private final List<String> names = new ArrayList<>();
  private final boolean api;
  private final GenerationMeter generationMeter;
  private volatile RouteMeter meter;

  Endpoint(Filed<Route> filed) {
    this.filed = filed;
    String template = filed.contribution().template();
    for (String segment : template.split("/")) {
      if (segment.startsWith("{")) {
        names.add(segment.substring(1, segment.length() - 1));
      }
    }
    api = isApi(template);
    generationMeter = GenerationMeter.of(filed.generation());
  }

  /** Whether a path belongs to the API. */
  public static boolean isApi(String path) {
    return path.startsWith("/api/");
  }

  /** The route and its generation. */
  public Filed<Route> filed() {
    return filed;
  }

  public Route route() {
    return filed.contribution();
  }

  /** Whether it is called by programs, with tokens, rather than by browsers. */
  public boolean api() {
    return api;
  }

  /** The place of a variable among those of the template; -1 if the name is unknown. */
  int place(String name) {
    return names.indexOf(name);
  }

  /** Whether the path itself may be a secret. */
  public boolean isSecret() {
    return route().secret() || names.stream().anyMatch(SECRETS::contains);
  }

  /** The value of a template's variable, of those that a walk found; null where it has none. */
  public String value(String name, String... values) {
    int place = place(name);
    return place < 0 ? null : values[place];
  }

  /** Returns what counts for the generation. */
  public GenerationMeter generationMeter() {
    return generationMeter;
  }

  /** Returns what counts for this route. */
  public RouteMeter meter(Metrics metrics) {
    RouteMeter current = meter;
    if (current == null) {
      current = metrics.meter(route().method(), route().template());
      meter = current;
    }
    return current;
  }
}
