/** Metrics in the Prometheus text format. */
package dev.millet.gateway.metrics;
