package dev.millet.launcher.data;

import java.net.URI;

/**
 * A running instance.
 *
 * @param url its base address
 * @param pid its process
 * @param token the operator token, valid until it stops
 */
public record Instance(URI url, long pid, String token) {}
