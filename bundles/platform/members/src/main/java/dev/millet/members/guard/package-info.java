/** Decides inside a transaction whether a write is still allowed. */
package dev.millet.members.guard;
