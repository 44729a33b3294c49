package dev.millet.gateway.log;

/**
 * The first line of a request (RFC 9112, section 3), without its query.
 *
 * @param method the method
 * @param path the path, still encoded; a template where its variables are secret
 * @param protocol such as {@code HTTP/1.1}
 */
public record RequestLine(String method, String path, String protocol) {}
