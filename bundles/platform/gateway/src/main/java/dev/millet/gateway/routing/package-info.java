/** Finds the route of a request. */
package dev.millet.gateway.routing;
