/** Liveness and readiness. */
package dev.millet.gateway.health;
