/** Caching. */
package dev.millet.members.cache;
