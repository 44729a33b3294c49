/** The embedded Jetty server. */
package dev.millet.gateway.server;
