package dev.millet.gateway.routing;

/**
 * What a path led to.
 *
 * @param place the routes of the path
 * @param values the values of the template's variables, in order
 */
public record RouteMatch(PathRoutes place, String[] values) {}
