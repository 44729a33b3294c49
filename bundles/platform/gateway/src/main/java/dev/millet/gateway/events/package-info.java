/** Server-sent events. */
package dev.millet.gateway.events;
