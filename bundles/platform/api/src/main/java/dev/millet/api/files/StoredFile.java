package dev.millet.api.files;

/**
 * A file that the platform keeps. It is named by its content, and never changes.
 *
 * @param sha256 its SHA-256 in lower-case hex digits, which is also its name
 * @param sha512 its SHA-512 in lower-case hex digits
 * @param length in bytes
 */
public record StoredFile(String sha256, String sha512, long length) {}
