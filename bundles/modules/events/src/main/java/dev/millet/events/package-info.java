/** Events: meet-ups and parties, who registers for them, and who comes. */
package dev.millet.events;
