/** Lists all routes. */
package dev.millet.gateway.listing;
