/** Rate limits for each client and in total. */
package dev.millet.gateway.limits;
