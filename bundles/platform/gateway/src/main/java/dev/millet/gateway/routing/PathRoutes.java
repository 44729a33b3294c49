package dev.millet.gateway.routing;

import dev.millet.api.gateway.Route;
import dev.millet.platform.api.modules.Filed;
import java.util.TreeMap;

/** The routes of one path, by method. */
public final class PathRoutes {

  private final TreeMap<String, Endpoint> endpoints = new TreeMap<>();
  private String allowed;

  void add(Filed<Route> filed) {
    endpoints.put(filed.contribution().method(), new Endpoint(filed));
    TreeMap<String, Endpoint> methods = new TreeMap<>(endpoints);
    if (methods.containsKey("GET")) {
      methods.put("HEAD", methods.get("GET"));
    }
    methods.putIfAbsent("OPTIONS", null);
    allowed = String.join(", ", methods.keySet());
  }

  /** The endpoint of a method; null where it is not allowed here. */
  public Endpoint endpoint(String method) {
    return endpoints.get(method.equals("HEAD") ? "GET" : method);
  }

  /** Returns what the header {@code Allow} says. */
  public String allowed() {
    return allowed;
  }
}
