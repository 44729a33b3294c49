/** Serves static files of bundles under addresses that can be cached. */
package dev.millet.gateway.assets;
