/** Sends requests to other sites. */
package dev.millet.outgoing;
