/** Answers a repeated POST with the reply of the first. */
package dev.millet.gateway.idempotency;
