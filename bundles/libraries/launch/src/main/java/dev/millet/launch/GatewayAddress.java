package dev.millet.launch;

import java.net.URI;

/**
 * The address at which the gateway answers. The gateway offers it as long as it listens.
 *
 * @param uri scheme, host and port
 */
public record GatewayAddress(URI uri) {}
